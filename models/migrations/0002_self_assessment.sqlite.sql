-- The full self-assessment: caps per agency and specific indicators, the timetable, submission of a whole case,
-- requests of agencies, circulars. Existing rows keep their meaning: every new column has the value that says so.

ALTER TABLE cycle ADD COLUMN weights_by_agency INT NOT NULL DEFAULT 0;
ALTER TABLE cycle ADD COLUMN drafts_count INT NOT NULL DEFAULT 1;
ALTER TABLE cycle ADD COLUMN head_approves INT NOT NULL DEFAULT 1;
ALTER TABLE cycle ADD COLUMN grace_days INT NOT NULL DEFAULT 3;
ALTER TABLE cycle ADD COLUMN parent_confirms INT NOT NULL DEFAULT 0;
ALTER TABLE cycle ADD COLUMN wants_base_data INT NOT NULL DEFAULT 0;
ALTER TABLE cycle ADD COLUMN na_mode VARCHAR(32) NOT NULL DEFAULT 'exclude-and-rescale';
ALTER TABLE cycle ADD COLUMN upstream_title VARCHAR(300) NOT NULL DEFAULT '';
ALTER TABLE cycle ADD COLUMN upstream_address VARCHAR(300) NOT NULL DEFAULT '';
ALTER TABLE axis ADD COLUMN dimension VARCHAR(16) NOT NULL DEFAULT 'general';
ALTER TABLE indicator ADD COLUMN definition TEXT NOT NULL DEFAULT '';
ALTER TABLE indicator ADD COLUMN steward VARCHAR(300) NOT NULL DEFAULT '';
ALTER TABLE indicator ADD COLUMN agency_id INT REFERENCES agency (id) ON DELETE RESTRICT;
CREATE INDEX indicator_agency ON indicator (agency_id);
ALTER TABLE measure ADD COLUMN unit VARCHAR(64) NOT NULL DEFAULT '';
ALTER TABLE measure ADD COLUMN direction VARCHAR(16) NOT NULL DEFAULT 'increasing';
ALTER TABLE measure ADD COLUMN steps JSON NOT NULL DEFAULT '[]';
ALTER TABLE measure ADD COLUMN version INT NOT NULL DEFAULT 1;
ALTER TABLE agency_case ADD COLUMN deadline_at TIMESTAMP;
ALTER TABLE agency_case ADD COLUMN deadline_version INT NOT NULL DEFAULT 0;
ALTER TABLE agency_case ADD COLUMN sent_at TIMESTAMP;
ALTER TABLE agency_case ADD COLUMN approved_at TIMESTAMP;
ALTER TABLE agency_case ADD COLUMN return_reason TEXT NOT NULL DEFAULT '';
ALTER TABLE agency_case ADD COLUMN locked_at TIMESTAMP;
ALTER TABLE agency_case ADD COLUMN locked_as VARCHAR(24);
ALTER TABLE agency_case ADD COLUMN former_ground VARCHAR(24);
ALTER TABLE agency_case ADD COLUMN former_digest VARCHAR(64);
ALTER TABLE agency_case ADD COLUMN rescore_due INT NOT NULL DEFAULT 0;
ALTER TABLE agency_case ADD COLUMN approved_by_id INT REFERENCES person (id) ON DELETE RESTRICT;
ALTER TABLE agency_case ADD COLUMN sent_by_id INT REFERENCES person (id) ON DELETE RESTRICT;
CREATE INDEX agency_case_cycle_state ON agency_case (cycle_id, state);
CREATE INDEX agency_case_sent_by ON agency_case (sent_by_id);
CREATE INDEX agency_case_approved_by ON agency_case (approved_by_id);
ALTER TABLE measure_entry ADD COLUMN explanation TEXT NOT NULL DEFAULT '';
ALTER TABLE measure_entry ADD COLUMN return_reason TEXT NOT NULL DEFAULT '';
ALTER TABLE measure_entry ADD COLUMN measure_version INT NOT NULL DEFAULT 1;
CREATE INDEX measure_entry_by_measure ON measure_entry (cycle_id, measure_id, state);
CREATE INDEX value_acted ON value (acted_at);
CREATE INDEX receipt_acted ON receipt (acted_at);
CREATE INDEX evidence_file_state ON evidence_file (state, sent_at);
ALTER TABLE evidence_file ADD COLUMN purpose VARCHAR(16) NOT NULL DEFAULT 'evidence';
ALTER TABLE evidence_file ADD COLUMN withdrawn_at TIMESTAMP;
ALTER TABLE evidence_file ADD COLUMN resend_until TIMESTAMP;
ALTER TABLE evidence_file ADD COLUMN replaces_id INT REFERENCES evidence_file (id) ON DELETE RESTRICT;
ALTER TABLE evidence_file ADD COLUMN withdrawn_by_id INT REFERENCES person (id) ON DELETE RESTRICT;
CREATE INDEX evidence_file_withdrawn_by ON evidence_file (withdrawn_by_id);
CREATE INDEX evidence_file_replaces ON evidence_file (replaces_id);
ALTER TABLE value ADD COLUMN achievement VARCHAR(40);
ALTER TABLE import_draft ADD COLUMN undo JSON;
ALTER TABLE import_draft ADD COLUMN undone_at TIMESTAMP;

-- A score may be unknown while the weight is not announced (art. 2): the column is laid anew without NOT NULL.
ALTER TABLE value ADD COLUMN score_or_null VARCHAR(40);
UPDATE value SET score_or_null = score;
ALTER TABLE value DROP COLUMN score;
ALTER TABLE value RENAME COLUMN score_or_null TO score;

CREATE TABLE agency_weight (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    max_score VARCHAR(40) NOT NULL,
    agency_id INT NOT NULL REFERENCES agency (id) ON DELETE RESTRICT,
    indicator_id INT NOT NULL REFERENCES indicator (id) ON DELETE RESTRICT,
    CONSTRAINT uid_agency_weig_agency__bf14d4 UNIQUE (agency_id, indicator_id)
);
CREATE INDEX idx_agency_weig_agency__4aca34 ON agency_weight (agency_id);
CREATE INDEX idx_agency_weig_indicat_af4b28 ON agency_weight (indicator_id);
CREATE TABLE reference_value (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    kind VARCHAR(16) NOT NULL,
    amount VARCHAR(40) NOT NULL,
    letter VARCHAR(300) NOT NULL,
    given_at TIMESTAMP NOT NULL,
    superseded_at TIMESTAMP,
    agency_id INT NOT NULL REFERENCES agency (id) ON DELETE RESTRICT,
    measure_id INT NOT NULL REFERENCES measure (id) ON DELETE RESTRICT,
    person_id INT REFERENCES person (id) ON DELETE RESTRICT
);
CREATE INDEX idx_reference_v_agency__a01055 ON reference_value (agency_id);
CREATE INDEX idx_reference_v_measure_2b2220 ON reference_value (measure_id);
CREATE INDEX idx_reference_v_person__8fa564 ON reference_value (person_id);
CREATE TABLE day_off (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    day DATE NOT NULL UNIQUE,
    title VARCHAR(300) NOT NULL,
    is_working INT NOT NULL
);
CREATE TABLE outage (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    from_at TIMESTAMP NOT NULL,
    until_at TIMESTAMP NOT NULL
);
CREATE TABLE timetable_step (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    code VARCHAR(32) NOT NULL,
    position INT NOT NULL,
    working_days INT NOT NULL,
    first_day DATE NOT NULL,
    last_day DATE NOT NULL,
    is_fixed INT NOT NULL,
    cycle_id INT NOT NULL REFERENCES cycle (id) ON DELETE RESTRICT,
    CONSTRAINT uid_timetable_s_cycle_i_a87769 UNIQUE (cycle_id, code)
);
CREATE INDEX idx_timetable_s_cycle_i_86b0a6 ON timetable_step (cycle_id);
CREATE TABLE case_receipt (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    code VARCHAR(24) NOT NULL UNIQUE,
    act VARCHAR(16) NOT NULL,
    acted_at TIMESTAMP NOT NULL,
    measure_count INT NOT NULL,
    file_count INT NOT NULL,
    score VARCHAR(40),
    digest VARCHAR(64) NOT NULL,
    case_id INT NOT NULL REFERENCES agency_case (id) ON DELETE RESTRICT,
    person_id INT NOT NULL REFERENCES person (id) ON DELETE RESTRICT
);
CREATE INDEX idx_case_receip_case_id_2e270d ON case_receipt (case_id);
CREATE INDEX idx_case_receip_person__c7577a ON case_receipt (person_id);
CREATE TABLE extension (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    state VARCHAR(16) NOT NULL,
    reason TEXT NOT NULL,
    asked_until TIMESTAMP NOT NULL,
    granted_until TIMESTAMP,
    asked_at TIMESTAMP NOT NULL,
    decided_at TIMESTAMP,
    decision_reason TEXT NOT NULL,
    case_id INT NOT NULL REFERENCES agency_case (id) ON DELETE RESTRICT,
    decided_by_id INT REFERENCES person (id) ON DELETE RESTRICT,
    person_id INT NOT NULL REFERENCES person (id) ON DELETE RESTRICT
);
CREATE INDEX idx_extension_case_id_d32dfa ON extension (case_id);
CREATE INDEX idx_extension_decided_488722 ON extension (decided_by_id);
CREATE INDEX idx_extension_person__e797ba ON extension (person_id);
CREATE TABLE na_request (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    state VARCHAR(16) NOT NULL,
    reason TEXT NOT NULL,
    former_state VARCHAR(32) NOT NULL,
    asked_at TIMESTAMP NOT NULL,
    decided_at TIMESTAMP,
    decision_reason TEXT NOT NULL,
    decided_by_id INT REFERENCES person (id) ON DELETE RESTRICT,
    entry_id INT NOT NULL REFERENCES measure_entry (id) ON DELETE RESTRICT,
    person_id INT NOT NULL REFERENCES person (id) ON DELETE RESTRICT
);
CREATE INDEX idx_na_request_decided_92c81c ON na_request (decided_by_id);
CREATE INDEX idx_na_request_entry_i_86eae0 ON na_request (entry_id);
CREATE INDEX idx_na_request_person__ec466d ON na_request (person_id);
CREATE TABLE question (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    text TEXT NOT NULL,
    asked_at TIMESTAMP NOT NULL,
    answer TEXT NOT NULL,
    answered_at TIMESTAMP,
    is_draft INT NOT NULL,
    published INT NOT NULL,
    answered_by_id INT REFERENCES person (id) ON DELETE RESTRICT,
    case_id INT NOT NULL REFERENCES agency_case (id) ON DELETE RESTRICT,
    entry_id INT REFERENCES measure_entry (id) ON DELETE RESTRICT,
    person_id INT NOT NULL REFERENCES person (id) ON DELETE RESTRICT
);
CREATE INDEX idx_question_answere_eb2353 ON question (answered_by_id);
CREATE INDEX idx_question_case_id_bca40b ON question (case_id);
CREATE INDEX idx_question_entry_i_d8d60a ON question (entry_id);
CREATE INDEX idx_question_person__7a0668 ON question (person_id);
CREATE TABLE circular (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    number VARCHAR(64) NOT NULL,
    day DATE NOT NULL,
    title VARCHAR(300) NOT NULL,
    text TEXT NOT NULL,
    version INT NOT NULL,
    changes TEXT NOT NULL,
    file_name VARCHAR(300) NOT NULL,
    file_sha256 VARCHAR(64),
    file_size BIGINT NOT NULL,
    state VARCHAR(16) NOT NULL,
    registered_at TIMESTAMP NOT NULL,
    issued_at TIMESTAMP,
    reminded_at TIMESTAMP,
    cycle_id INT NOT NULL REFERENCES cycle (id) ON DELETE RESTRICT,
    person_id INT REFERENCES person (id) ON DELETE RESTRICT,
    replaces_id INT REFERENCES circular (id) ON DELETE RESTRICT
);
CREATE INDEX idx_circular_cycle_i_a2e91c ON circular (cycle_id);
CREATE INDEX idx_circular_person__171024 ON circular (person_id);
CREATE INDEX idx_circular_replace_f6fbc2 ON circular (replaces_id);
CREATE TABLE circular_recipient (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    sent_at TIMESTAMP NOT NULL,
    acknowledged_at TIMESTAMP,
    reminded_at TIMESTAMP,
    circular_id INT NOT NULL REFERENCES circular (id) ON DELETE RESTRICT,
    person_id INT NOT NULL REFERENCES person (id) ON DELETE RESTRICT,
    CONSTRAINT uid_circular_re_circula_ef2c1c UNIQUE (circular_id, person_id)
);
CREATE INDEX idx_circular_re_circula_f840db ON circular_recipient (circular_id);
CREATE INDEX idx_circular_re_person__31a368 ON circular_recipient (person_id);
CREATE TABLE duty (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    position INT NOT NULL,
    article VARCHAR(64) NOT NULL,
    title VARCHAR(300) NOT NULL,
    owner VARCHAR(300) NOT NULL,
    due_on DATE,
    done_at TIMESTAMP,
    circular_id INT NOT NULL REFERENCES circular (id) ON DELETE RESTRICT
);
CREATE INDEX idx_duty_circula_cb11d7 ON duty (circular_id);

-- Under which id a platform knows bytes that we have in the store: what was uploaded once is not uploaded again.
CREATE TABLE platform_copy (
    platform VARCHAR(16) NOT NULL,
    sha256 VARCHAR(64) NOT NULL,
    file_id VARCHAR(512) NOT NULL,
    PRIMARY KEY (platform, sha256)
);
