-- Appraisal, preliminary results, objections and hearings, the final list, levels, campaigns, the second factor.

ALTER TABLE cycle ADD COLUMN objection_days INT NOT NULL DEFAULT 7;
ALTER TABLE cycle ADD COLUMN return_days INT NOT NULL DEFAULT 5;
ALTER TABLE cycle ADD COLUMN liaison_accepts INT NOT NULL DEFAULT 0;
ALTER TABLE cycle ADD COLUMN allow_new_evidence INT NOT NULL DEFAULT 0;
ALTER TABLE cycle ADD COLUMN score_may_fall INT NOT NULL DEFAULT 0;
ALTER TABLE cycle ADD COLUMN gap_percent INT NOT NULL DEFAULT 10;
ALTER TABLE evidence_file ADD COLUMN verdict VARCHAR(16);
ALTER TABLE evidence_file ADD COLUMN verdict_at TIMESTAMP;
ALTER TABLE evidence_file ADD COLUMN verdict_by_id INT REFERENCES person (id) ON DELETE RESTRICT;
CREATE INDEX evidence_file_verdict_by ON evidence_file (verdict_by_id);
CREATE TABLE appraisal (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    state VARCHAR(16) NOT NULL,
    version INT NOT NULL,
    assigned_at TIMESTAMP,
    since_at TIMESTAMP NOT NULL,
    skipped_at TIMESTAMP,
    scored_at TIMESTAMP,
    returned_until TIMESTAMP,
    return_reason TEXT NOT NULL,
    recheck_reason TEXT NOT NULL,
    appraiser_id INT REFERENCES person (id) ON DELETE RESTRICT,
    case_id INT NOT NULL REFERENCES agency_case (id) ON DELETE RESTRICT,
    cycle_id INT NOT NULL REFERENCES cycle (id) ON DELETE RESTRICT,
    scored_by_id INT REFERENCES person (id) ON DELETE RESTRICT,
    entry_id INT NOT NULL UNIQUE REFERENCES measure_entry (id) ON DELETE RESTRICT
);
CREATE INDEX idx_appraisal_apprais_7cd336 ON appraisal (appraiser_id);
CREATE INDEX idx_appraisal_case_id_e2b19d ON appraisal (case_id);
CREATE INDEX idx_appraisal_cycle_i_623d2e ON appraisal (cycle_id);
CREATE INDEX idx_appraisal_scored__57b299 ON appraisal (scored_by_id);
CREATE INDEX idx_appraisal_apprais_b1cef7 ON appraisal (appraiser_id, state, since_at, cycle_id);
CREATE INDEX idx_appraisal_cycle_i_f0929d ON appraisal (cycle_id, state);
CREATE TABLE appraisal_act (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    kind VARCHAR(24) NOT NULL,
    acted_at TIMESTAMP NOT NULL,
    undone_at TIMESTAMP,
    cycle_id INT NOT NULL REFERENCES cycle (id) ON DELETE RESTRICT,
    person_id INT NOT NULL REFERENCES person (id) ON DELETE RESTRICT
);
CREATE INDEX idx_appraisal_a_cycle_i_f73fa1 ON appraisal_act (cycle_id);
CREATE INDEX idx_appraisal_a_person__d58e29 ON appraisal_act (person_id);
CREATE TABLE appraisal_step (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    former JSON NOT NULL,
    version INT NOT NULL,
    act_id INT NOT NULL REFERENCES appraisal_act (id) ON DELETE RESTRICT,
    appraisal_id INT NOT NULL REFERENCES appraisal (id) ON DELETE RESTRICT
);
CREATE INDEX idx_appraisal_s_act_id_f7d4c8 ON appraisal_step (act_id);
CREATE INDEX idx_appraisal_s_apprais_664b3b ON appraisal_step (appraisal_id);
CREATE TABLE conflict (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    reason TEXT NOT NULL,
    declared_at TIMESTAMP NOT NULL,
    withdrawn_at TIMESTAMP,
    agency_id INT NOT NULL REFERENCES agency (id) ON DELETE RESTRICT,
    declared_by_id INT REFERENCES person (id) ON DELETE RESTRICT,
    person_id INT NOT NULL REFERENCES person (id) ON DELETE RESTRICT
);
CREATE INDEX idx_conflict_agency__0878cb ON conflict (agency_id);
CREATE INDEX idx_conflict_declare_09ba0b ON conflict (declared_by_id);
CREATE INDEX idx_conflict_person__c2087a ON conflict (person_id);
CREATE TABLE case_result (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    state VARCHAR(24) NOT NULL,
    general VARCHAR(40),
    specific VARCHAR(40),
    total VARCHAR(40),
    sheet_version INT NOT NULL,
    sheet_due INT NOT NULL,
    window_ends_at TIMESTAMP,
    seen_at TIMESTAMP,
    answered_at TIMESTAMP,
    comment TEXT NOT NULL,
    answered_by_id INT REFERENCES person (id) ON DELETE RESTRICT,
    cycle_id INT NOT NULL REFERENCES cycle (id) ON DELETE RESTRICT,
    seen_by_id INT REFERENCES person (id) ON DELETE RESTRICT,
    case_id INT NOT NULL UNIQUE REFERENCES agency_case (id) ON DELETE RESTRICT
);
CREATE INDEX idx_case_result_answere_4ab0cb ON case_result (answered_by_id);
CREATE INDEX idx_case_result_cycle_i_519626 ON case_result (cycle_id);
CREATE INDEX idx_case_result_seen_by_7901e0 ON case_result (seen_by_id);
CREATE INDEX idx_case_result_cycle_i_ed79eb ON case_result (cycle_id, state);
CREATE TABLE final_list (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    version INT NOT NULL,
    state VARCHAR(16) NOT NULL,
    digest VARCHAR(64),
    agencies INT NOT NULL,
    frozen_at TIMESTAMP NOT NULL,
    confirmed_at TIMESTAMP,
    comment TEXT NOT NULL,
    reopened_at TIMESTAMP,
    reopen_reason TEXT NOT NULL,
    confirmed_by_id INT REFERENCES person (id) ON DELETE RESTRICT,
    cycle_id INT NOT NULL REFERENCES cycle (id) ON DELETE RESTRICT,
    frozen_by_id INT REFERENCES person (id) ON DELETE RESTRICT,
    reopened_by_id INT REFERENCES person (id) ON DELETE RESTRICT,
    CONSTRAINT uid_final_list_cycle_i_c720c0 UNIQUE (cycle_id, version)
);
CREATE INDEX idx_final_list_confirm_56353d ON final_list (confirmed_by_id);
CREATE INDEX idx_final_list_cycle_i_d5fdc5 ON final_list (cycle_id);
CREATE INDEX idx_final_list_frozen__5e98ec ON final_list (frozen_by_id);
CREATE INDEX idx_final_list_reopene_b6b40b ON final_list (reopened_by_id);
CREATE TABLE former_result (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    year INT NOT NULL,
    general VARCHAR(40),
    specific VARCHAR(40),
    total VARCHAR(40) NOT NULL,
    level VARCHAR(16) NOT NULL,
    agency_id INT NOT NULL REFERENCES agency (id) ON DELETE RESTRICT,
    CONSTRAINT uid_former_resu_agency__61f13d UNIQUE (agency_id, year)
);
CREATE INDEX idx_former_resu_agency__e7c614 ON former_result (agency_id);
CREATE TABLE level_record (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    state VARCHAR(16) NOT NULL,
    level VARCHAR(16) NOT NULL,
    national_score VARCHAR(40),
    version INT NOT NULL,
    imported_at TIMESTAMP NOT NULL,
    gap_reason TEXT NOT NULL,
    gap_outcome TEXT NOT NULL,
    letter_number VARCHAR(64) NOT NULL,
    letter_day DATE,
    notified_at TIMESTAMP,
    acknowledged_at TIMESTAMP,
    acknowledged_by_id INT REFERENCES person (id) ON DELETE RESTRICT,
    cycle_id INT NOT NULL REFERENCES cycle (id) ON DELETE RESTRICT,
    case_id INT NOT NULL UNIQUE REFERENCES agency_case (id) ON DELETE RESTRICT
);
CREATE INDEX idx_level_recor_acknowl_d3d560 ON level_record (acknowledged_by_id);
CREATE INDEX idx_level_recor_cycle_i_c86193 ON level_record (cycle_id);
CREATE INDEX idx_level_recor_cycle_i_1c232f ON level_record (cycle_id, level);
CREATE TABLE package (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    version INT NOT NULL,
    made_at TIMESTAMP NOT NULL,
    agencies INT NOT NULL,
    measures INT NOT NULL,
    digest VARCHAR(64) NOT NULL,
    sent_at TIMESTAMP,
    letter_number VARCHAR(64) NOT NULL,
    letter_day DATE,
    receipt VARCHAR(300) NOT NULL,
    final_list_id INT NOT NULL REFERENCES final_list (id) ON DELETE RESTRICT,
    person_id INT REFERENCES person (id) ON DELETE RESTRICT,
    CONSTRAINT uid_package_final_l_5bbee0 UNIQUE (final_list_id, version)
);
CREATE INDEX idx_package_final_l_976718 ON package (final_list_id);
CREATE INDEX idx_package_person__901e5b ON package (person_id);
CREATE TABLE release (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    group_code VARCHAR(32),
    asked_at TIMESTAMP NOT NULL,
    agencies INT NOT NULL,
    finished_at TIMESTAMP,
    cycle_id INT NOT NULL REFERENCES cycle (id) ON DELETE RESTRICT,
    person_id INT NOT NULL REFERENCES person (id) ON DELETE RESTRICT
);
CREATE INDEX idx_release_cycle_i_849851 ON release (cycle_id);
CREATE INDEX idx_release_person__ee7c9c ON release (person_id);
CREATE TABLE result_sheet (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    version INT NOT NULL,
    general VARCHAR(40) NOT NULL,
    specific VARCHAR(40),
    total VARCHAR(40) NOT NULL,
    lines JSON NOT NULL,
    changed JSON NOT NULL,
    reason TEXT NOT NULL,
    made_at TIMESTAMP NOT NULL,
    window_ends_at TIMESTAMP NOT NULL,
    result_id INT NOT NULL REFERENCES case_result (id) ON DELETE RESTRICT,
    CONSTRAINT uid_result_shee_result__416365 UNIQUE (result_id, version)
);
CREATE INDEX idx_result_shee_result__83a3f1 ON result_sheet (result_id);
CREATE TABLE hearing_slot (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    starts_at TIMESTAMP NOT NULL,
    minutes INT NOT NULL,
    place VARCHAR(300) NOT NULL,
    withdrawn_at TIMESTAMP,
    cycle_id INT NOT NULL REFERENCES cycle (id) ON DELETE RESTRICT
);
CREATE INDEX idx_hearing_slo_cycle_i_d5aa53 ON hearing_slot (cycle_id);
CREATE INDEX idx_hearing_slo_cycle_i_18e09a ON hearing_slot (cycle_id, starts_at);
CREATE TABLE hearing (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    state VARCHAR(16) NOT NULL,
    reason TEXT NOT NULL,
    asked_at TIMESTAMP NOT NULL,
    moved INT NOT NULL,
    reminded_at TIMESTAMP,
    attendance TEXT NOT NULL,
    minutes_text TEXT NOT NULL,
    conclusion TEXT NOT NULL,
    recorded_at TIMESTAMP,
    case_id INT NOT NULL REFERENCES agency_case (id) ON DELETE RESTRICT,
    person_id INT NOT NULL REFERENCES person (id) ON DELETE RESTRICT,
    recorded_by_id INT REFERENCES person (id) ON DELETE RESTRICT,
    slot_id INT UNIQUE REFERENCES hearing_slot (id) ON DELETE RESTRICT
);
CREATE INDEX idx_hearing_case_id_55dc52 ON hearing (case_id);
CREATE INDEX idx_hearing_person__e49325 ON hearing (person_id);
CREATE INDEX idx_hearing_recorde_766fd3 ON hearing (recorded_by_id);
CREATE TABLE resolution (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    body VARCHAR(16) NOT NULL,
    number VARCHAR(64) NOT NULL,
    day DATE NOT NULL,
    attendance TEXT NOT NULL,
    text TEXT NOT NULL,
    file_name VARCHAR(300) NOT NULL,
    file_sha256 VARCHAR(64),
    file_size BIGINT NOT NULL,
    recorded_at TIMESTAMP NOT NULL,
    in_force_at TIMESTAMP,
    cycle_id INT NOT NULL REFERENCES cycle (id) ON DELETE RESTRICT,
    recorded_by_id INT REFERENCES person (id) ON DELETE RESTRICT,
    CONSTRAINT uid_resolution_cycle_i_168c32 UNIQUE (cycle_id, body, number)
);
CREATE INDEX idx_resolution_cycle_i_164f30 ON resolution (cycle_id);
CREATE INDEX idx_resolution_recorde_556879 ON resolution (recorded_by_id);
CREATE TABLE objection (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    state VARCHAR(16) NOT NULL,
    version INT NOT NULL,
    sheet_version INT NOT NULL,
    subject VARCHAR(16) NOT NULL,
    text TEXT NOT NULL,
    evidence JSON NOT NULL,
    begun_at TIMESTAMP NOT NULL,
    filed_at TIMESTAMP,
    late_reason TEXT NOT NULL,
    code VARCHAR(24) UNIQUE,
    admitted_at TIMESTAMP,
    admit_reason TEXT NOT NULL,
    escalated_at TIMESTAMP,
    escalate_reason TEXT NOT NULL,
    steward_note TEXT NOT NULL,
    outcome VARCHAR(16),
    former_score VARCHAR(40),
    score VARCHAR(40),
    decision_reason TEXT NOT NULL,
    decided_at TIMESTAMP,
    answer_asked_at TIMESTAMP,
    answered_at TIMESTAMP,
    admitted_by_id INT REFERENCES person (id) ON DELETE RESTRICT,
    case_id INT NOT NULL REFERENCES agency_case (id) ON DELETE RESTRICT,
    cycle_id INT NOT NULL REFERENCES cycle (id) ON DELETE RESTRICT,
    decided_by_id INT REFERENCES person (id) ON DELETE RESTRICT,
    decider_id INT REFERENCES person (id) ON DELETE RESTRICT,
    entry_id INT NOT NULL REFERENCES measure_entry (id) ON DELETE RESTRICT,
    filed_by_id INT REFERENCES person (id) ON DELETE RESTRICT,
    person_id INT NOT NULL REFERENCES person (id) ON DELETE RESTRICT,
    resolution_id INT REFERENCES resolution (id) ON DELETE RESTRICT
);
CREATE INDEX idx_objection_admitte_d49250 ON objection (admitted_by_id);
CREATE INDEX idx_objection_case_id_edda44 ON objection (case_id);
CREATE INDEX idx_objection_cycle_i_1ad13d ON objection (cycle_id);
CREATE INDEX idx_objection_decided_64e7bb ON objection (decided_by_id);
CREATE INDEX idx_objection_decider_694ae7 ON objection (decider_id);
CREATE INDEX idx_objection_entry_i_62a6c5 ON objection (entry_id);
CREATE INDEX idx_objection_filed_b_7df9ef ON objection (filed_by_id);
CREATE INDEX idx_objection_person__946dc2 ON objection (person_id);
CREATE INDEX idx_objection_resolut_fcff8c ON objection (resolution_id);
CREATE INDEX idx_objection_cycle_i_c62279 ON objection (cycle_id, state);
CREATE TABLE returned_item (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    reason TEXT NOT NULL,
    returned_at TIMESTAMP NOT NULL,
    settled_at TIMESTAMP,
    case_id INT NOT NULL REFERENCES agency_case (id) ON DELETE RESTRICT,
    resolution_id INT REFERENCES resolution (id) ON DELETE RESTRICT,
    returned_by_id INT REFERENCES person (id) ON DELETE RESTRICT
);
CREATE INDEX idx_returned_it_case_id_ec1e31 ON returned_item (case_id);
CREATE INDEX idx_returned_it_resolut_ca5c2d ON returned_item (resolution_id);
CREATE INDEX idx_returned_it_returne_122278 ON returned_item (returned_by_id);
CREATE TABLE campaign (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    kind VARCHAR(24) NOT NULL,
    state VARCHAR(16) NOT NULL,
    version INT NOT NULL,
    audience JSON NOT NULL,
    content JSON NOT NULL,
    made_at TIMESTAMP NOT NULL,
    started_at TIMESTAMP,
    finished_at TIMESTAMP,
    cycle_id INT NOT NULL REFERENCES cycle (id) ON DELETE RESTRICT,
    made_by_id INT REFERENCES person (id) ON DELETE RESTRICT,
    started_by_id INT REFERENCES person (id) ON DELETE RESTRICT
);
CREATE INDEX idx_campaign_cycle_i_0d0b09 ON campaign (cycle_id);
CREATE INDEX idx_campaign_made_by_1d033e ON campaign (made_by_id);
CREATE INDEX idx_campaign_started_17a9ec ON campaign (started_by_id);
CREATE INDEX idx_campaign_state_edcc8b ON campaign (state);
CREATE TABLE campaign_recipient (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    stored_at TIMESTAMP,
    campaign_id INT NOT NULL REFERENCES campaign (id) ON DELETE RESTRICT,
    person_id INT NOT NULL REFERENCES person (id) ON DELETE RESTRICT,
    CONSTRAINT uid_campaign_re_campaig_fc194b UNIQUE (campaign_id, person_id)
);
CREATE INDEX idx_campaign_re_campaig_61665e ON campaign_recipient (campaign_id);
CREATE INDEX idx_campaign_re_person__013754 ON campaign_recipient (person_id);
CREATE TABLE second_factor (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    serial INT NOT NULL,
    made_at TIMESTAMP NOT NULL,
    confirmed_at TIMESTAMP,
    last_counter BIGINT NOT NULL,
    wrong_tries INT NOT NULL,
    locked_until_ms BIGINT NOT NULL,
    person_id INT NOT NULL UNIQUE REFERENCES person (id) ON DELETE RESTRICT
);
-- What became of a broadcast to thousands is read from here alone, not from their long texts.
CREATE INDEX outbox_broadcast ON outbox (key, person_id, platform, chat_id, state, sent_at, priority) WHERE priority = 3;
