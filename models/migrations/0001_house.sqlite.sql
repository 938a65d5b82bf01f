-- The house as first built: the tables of the domain, then the plumbing (inbox, outbox, cards, conversations, jobs,
-- settings, audit). Times of the domain are ISO text in UTC; times of the plumbing are milliseconds of the machine
-- clock, unless the column says `business`.

CREATE TABLE agency_group (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    code VARCHAR(32) NOT NULL UNIQUE,
    title VARCHAR(300) NOT NULL
);
CREATE TABLE agency (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    code VARCHAR(32) NOT NULL UNIQUE,
    title VARCHAR(300) NOT NULL,
    group_id INT NOT NULL REFERENCES agency_group (id) ON DELETE RESTRICT
);
CREATE INDEX idx_agency_group_i_5c3d1a ON agency (group_id);
CREATE TABLE person (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    name VARCHAR(300) NOT NULL,
    phone VARCHAR(16) UNIQUE,
    joined_at TIMESTAMP NOT NULL
);
CREATE TABLE account (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    platform VARCHAR(16) NOT NULL,
    user_id BIGINT NOT NULL,
    chat_id BIGINT NOT NULL,
    last_used_at TIMESTAMP NOT NULL,
    unreachable_reason VARCHAR(64),
    unreachable_at TIMESTAMP,
    person_id INT NOT NULL REFERENCES person (id) ON DELETE RESTRICT,
    CONSTRAINT uid_account_platfor_ce6ec0 UNIQUE (platform, user_id)
);
CREATE INDEX idx_account_person__cfba58 ON account (person_id);
CREATE INDEX account_chat ON account (platform, chat_id);
CREATE TABLE invitation (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    role VARCHAR(24) NOT NULL,
    name VARCHAR(300) NOT NULL,
    phone VARCHAR(16),
    token_hash VARCHAR(64) NOT NULL UNIQUE,
    code_hash VARCHAR(64) NOT NULL UNIQUE,
    created_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP NOT NULL,
    used_at TIMESTAMP,
    withdrawn_at TIMESTAMP,
    agency_id INT REFERENCES agency (id) ON DELETE RESTRICT,
    created_by_id INT REFERENCES person (id) ON DELETE RESTRICT,
    used_by_id INT REFERENCES person (id) ON DELETE RESTRICT
);
CREATE INDEX idx_invitation_agency__7b84d5 ON invitation (agency_id);
CREATE INDEX idx_invitation_created_37f1aa ON invitation (created_by_id);
CREATE INDEX idx_invitation_used_by_ce4bde ON invitation (used_by_id);
CREATE TABLE entry_request (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    platform VARCHAR(16) NOT NULL,
    user_id BIGINT NOT NULL,
    chat_id BIGINT NOT NULL,
    given_phone VARCHAR(32) NOT NULL,
    given_name VARCHAR(300) NOT NULL,
    reason VARCHAR(32) NOT NULL,
    asked_at TIMESTAMP NOT NULL,
    decided_at TIMESTAMP,
    accepted INT,
    decided_by_id INT REFERENCES person (id) ON DELETE RESTRICT,
    invitation_id INT NOT NULL REFERENCES invitation (id) ON DELETE RESTRICT
);
CREATE INDEX idx_entry_reque_decided_cbbfac ON entry_request (decided_by_id);
CREATE INDEX idx_entry_reque_invitat_faec09 ON entry_request (invitation_id);
CREATE TABLE role_grant (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    role VARCHAR(24) NOT NULL,
    granted_at TIMESTAMP NOT NULL,
    withdrawn_at TIMESTAMP,
    agency_id INT REFERENCES agency (id) ON DELETE RESTRICT,
    granted_by_id INT REFERENCES person (id) ON DELETE RESTRICT,
    person_id INT NOT NULL REFERENCES person (id) ON DELETE RESTRICT
);
CREATE INDEX idx_role_grant_agency__cad720 ON role_grant (agency_id);
CREATE INDEX idx_role_grant_granted_1d73a7 ON role_grant (granted_by_id);
CREATE INDEX idx_role_grant_person__17e5c9 ON role_grant (person_id);
CREATE TABLE wrong_tries (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    platform VARCHAR(16) NOT NULL,
    user_id BIGINT NOT NULL,
    count INT NOT NULL,
    not_before TIMESTAMP NOT NULL,
    CONSTRAINT uid_wrong_tries_platfor_392b8f UNIQUE (platform, user_id)
);
CREATE TABLE cycle (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    year INT NOT NULL UNIQUE,
    state VARCHAR(32) NOT NULL,
    deadline_at TIMESTAMP,
    deadline_version INT NOT NULL,
    deadline_set_at TIMESTAMP,
    opened_at TIMESTAMP,
    locked_at TIMESTAMP,
    is_sample INT NOT NULL,
    last_entry_number INT NOT NULL
);
CREATE TABLE axis (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    code VARCHAR(32) NOT NULL,
    title VARCHAR(300) NOT NULL,
    max_score VARCHAR(40) NOT NULL,
    position INT NOT NULL,
    cycle_id INT NOT NULL REFERENCES cycle (id) ON DELETE RESTRICT,
    CONSTRAINT uid_axis_cycle_i_3c23f2 UNIQUE (cycle_id, code)
);
CREATE INDEX idx_axis_cycle_i_e44d3d ON axis (cycle_id);
CREATE TABLE indicator (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    code VARCHAR(32) NOT NULL,
    title VARCHAR(300) NOT NULL,
    max_score VARCHAR(40) NOT NULL,
    position INT NOT NULL,
    axis_id INT NOT NULL REFERENCES axis (id) ON DELETE RESTRICT,
    CONSTRAINT uid_indicator_axis_id_e581bf UNIQUE (axis_id, code)
);
CREATE INDEX idx_indicator_axis_id_0e3455 ON indicator (axis_id);
CREATE TABLE measure (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    code VARCHAR(32) NOT NULL,
    title VARCHAR(300) NOT NULL,
    weight VARCHAR(40) NOT NULL,
    kind VARCHAR(16) NOT NULL,
    method TEXT NOT NULL,
    target VARCHAR(40) NOT NULL,
    evidence JSON NOT NULL,
    agency_upload INT NOT NULL,
    na_allowed INT NOT NULL,
    position INT NOT NULL,
    indicator_id INT NOT NULL REFERENCES indicator (id) ON DELETE RESTRICT,
    CONSTRAINT uid_measure_indicat_087a65 UNIQUE (indicator_id, code)
);
CREATE INDEX idx_measure_indicat_3a3c20 ON measure (indicator_id);
CREATE TABLE agency_case (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    state VARCHAR(32) NOT NULL,
    agency_id INT NOT NULL REFERENCES agency (id) ON DELETE RESTRICT,
    cycle_id INT NOT NULL REFERENCES cycle (id) ON DELETE RESTRICT,
    CONSTRAINT uid_agency_case_cycle_i_3d966a UNIQUE (cycle_id, agency_id)
);
CREATE INDEX idx_agency_case_agency__86827b ON agency_case (agency_id);
CREATE INDEX idx_agency_case_cycle_i_263e7e ON agency_case (cycle_id);
CREATE TABLE measure_entry (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    number INT NOT NULL,
    state VARCHAR(32) NOT NULL,
    version INT NOT NULL,
    record_asked_at TIMESTAMP,
    case_id INT NOT NULL REFERENCES agency_case (id) ON DELETE RESTRICT,
    cycle_id INT NOT NULL REFERENCES cycle (id) ON DELETE RESTRICT,
    measure_id INT NOT NULL REFERENCES measure (id) ON DELETE RESTRICT,
    CONSTRAINT uid_measure_ent_case_id_d2a72b UNIQUE (case_id, measure_id),
    CONSTRAINT uid_measure_ent_cycle_i_8e1e25 UNIQUE (cycle_id, number)
);
CREATE INDEX idx_measure_ent_case_id_c09f18 ON measure_entry (case_id);
CREATE INDEX idx_measure_ent_cycle_i_8065f8 ON measure_entry (cycle_id);
CREATE INDEX idx_measure_ent_measure_6b5073 ON measure_entry (measure_id);
CREATE TABLE evidence_file (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    state VARCHAR(24) NOT NULL,
    name VARCHAR(300) NOT NULL,
    mime VARCHAR(128) NOT NULL,
    size BIGINT NOT NULL,
    sha256 VARCHAR(64),
    pages INT,
    problem VARCHAR(64),
    platform VARCHAR(16) NOT NULL,
    chat_id BIGINT NOT NULL,
    message_id BIGINT NOT NULL,
    file_id VARCHAR(512) NOT NULL,
    sent_at TIMESTAMP NOT NULL,
    stored_at TIMESTAMP,
    case_id INT NOT NULL REFERENCES agency_case (id) ON DELETE RESTRICT,
    entry_id INT REFERENCES measure_entry (id) ON DELETE RESTRICT,
    person_id INT NOT NULL REFERENCES person (id) ON DELETE RESTRICT,
    CONSTRAINT uid_evidence_fi_platfor_3bb4d6 UNIQUE (platform, chat_id, message_id)
);
CREATE INDEX idx_evidence_fi_sha256_309afc ON evidence_file (sha256);
CREATE INDEX idx_evidence_fi_case_id_0bd1c5 ON evidence_file (case_id);
CREATE INDEX idx_evidence_fi_entry_i_eb6df6 ON evidence_file (entry_id);
CREATE INDEX idx_evidence_fi_person__9f12c6 ON evidence_file (person_id);
CREATE TABLE value (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    source VARCHAR(24) NOT NULL,
    amount VARCHAR(40) NOT NULL,
    score VARCHAR(40) NOT NULL,
    acted_at TIMESTAMP NOT NULL,
    reason TEXT NOT NULL,
    superseded_at TIMESTAMP,
    entry_id INT NOT NULL REFERENCES measure_entry (id) ON DELETE RESTRICT,
    person_id INT REFERENCES person (id) ON DELETE RESTRICT
);
CREATE INDEX idx_value_entry_i_95ee2d ON value (entry_id);
CREATE INDEX idx_value_person__680bf9 ON value (person_id);
CREATE TABLE receipt (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    code VARCHAR(24) NOT NULL UNIQUE,
    acted_at TIMESTAMP NOT NULL,
    file_count INT NOT NULL,
    digest VARCHAR(64) NOT NULL,
    entry_id INT NOT NULL REFERENCES measure_entry (id) ON DELETE RESTRICT,
    person_id INT NOT NULL REFERENCES person (id) ON DELETE RESTRICT,
    value_id INT NOT NULL REFERENCES value (id) ON DELETE RESTRICT
);
CREATE INDEX idx_receipt_entry_i_7b6347 ON receipt (entry_id);
CREATE INDEX idx_receipt_person__32cbf4 ON receipt (person_id);
CREATE INDEX idx_receipt_value_i_ae7cdc ON receipt (value_id);
CREATE TABLE import_draft (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    kind VARCHAR(24) NOT NULL,
    state VARCHAR(24) NOT NULL,
    name VARCHAR(300) NOT NULL,
    platform VARCHAR(16) NOT NULL,
    chat_id BIGINT NOT NULL,
    message_id BIGINT NOT NULL,
    file_id VARCHAR(512) NOT NULL,
    created_at TIMESTAMP NOT NULL,
    rows JSON,
    problems JSON,
    decided_at TIMESTAMP,
    person_id INT REFERENCES person (id) ON DELETE RESTRICT,
    CONSTRAINT uid_import_draf_platfor_fcc92d UNIQUE (platform, chat_id, message_id)
);
CREATE INDEX idx_import_draf_person__7ae24d ON import_draft (person_id);
CREATE TABLE reminder (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    kind VARCHAR(24) NOT NULL,
    deadline_version INT NOT NULL,
    due_at TIMESTAMP NOT NULL,
    state VARCHAR(16) NOT NULL,
    decided_at TIMESTAMP NOT NULL,
    case_id INT NOT NULL REFERENCES agency_case (id) ON DELETE RESTRICT,
    cycle_id INT NOT NULL REFERENCES cycle (id) ON DELETE RESTRICT,
    person_id INT NOT NULL REFERENCES person (id) ON DELETE RESTRICT,
    CONSTRAINT uid_reminder_cycle_i_51870f UNIQUE (cycle_id, kind, case_id, person_id, deadline_version)
);
CREATE INDEX idx_reminder_case_id_2840c3 ON reminder (case_id);
CREATE INDEX idx_reminder_cycle_i_8e438f ON reminder (cycle_id);
CREATE INDEX idx_reminder_person__b5f1c7 ON reminder (person_id);

-- Everything that comes in, stored before it is confirmed. `lane` is platform:chat; bodies are emptied after some days.
CREATE TABLE inbox (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    platform VARCHAR(16) NOT NULL,
    bot_id BIGINT NOT NULL,
    update_id BIGINT NOT NULL,
    lane VARCHAR(48) NOT NULL,
    body TEXT,
    received_at BIGINT NOT NULL,
    acted_at_business BIGINT NOT NULL,
    state VARCHAR(12) NOT NULL DEFAULT 'new',
    attempts INT NOT NULL DEFAULT 0,
    error VARCHAR(300),
    done_at BIGINT,
    CONSTRAINT inbox_update UNIQUE (platform, bot_id, update_id)
);
CREATE INDEX inbox_waiting ON inbox (id) WHERE state = 'new';
CREATE INDEX inbox_quarantined ON inbox (id) WHERE state = 'quarantined';
CREATE INDEX inbox_emptying ON inbox (done_at) WHERE body IS NOT NULL;

-- A live card: one message that is edited as its subject changes. `version` is what a button press must carry.
CREATE TABLE card (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    platform VARCHAR(16) NOT NULL,
    chat_id BIGINT NOT NULL,
    topic VARCHAR(48) NOT NULL,
    version INT NOT NULL,
    message_id BIGINT,
    CONSTRAINT card_topic UNIQUE (platform, chat_id, topic)
);

-- Everything that goes out, stored before it is tried: the finished payload beside its words and their arguments.
CREATE TABLE outbox (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    key VARCHAR(120) NOT NULL UNIQUE,
    platform VARCHAR(16) NOT NULL,
    chat_id BIGINT NOT NULL,
    person_id INT REFERENCES person (id) ON DELETE RESTRICT,
    priority INT NOT NULL,
    method VARCHAR(32) NOT NULL,
    payload TEXT NOT NULL,
    card_id INT REFERENCES card (id) ON DELETE RESTRICT,
    message VARCHAR(80) NOT NULL,
    args TEXT NOT NULL,
    state VARCHAR(12) NOT NULL DEFAULT 'new',
    attempts INT NOT NULL DEFAULT 0,
    unknowns INT NOT NULL DEFAULT 0,
    not_before BIGINT NOT NULL DEFAULT 0,
    created_at BIGINT NOT NULL,
    sent_at BIGINT,
    message_id BIGINT,
    error VARCHAR(300)
);
CREATE INDEX outbox_waiting ON outbox (id) WHERE state IN ('new', 'sending');
CREATE INDEX outbox_card ON outbox (card_id);
CREATE INDEX outbox_person ON outbox (person_id, state);
CREATE INDEX outbox_troubled ON outbox (id) WHERE state IN ('failed', 'blocked', 'unknown');

-- Where each person is in which conversation (aiogram's FSM), written in the update's own transaction.
CREATE TABLE conversation (
    platform VARCHAR(16) NOT NULL,
    chat_id BIGINT NOT NULL,
    user_id BIGINT NOT NULL,
    state VARCHAR(80),
    data TEXT NOT NULL,
    PRIMARY KEY (platform, chat_id, user_id)
);

-- Files to fetch from a platform, beside the outbox; the result comes back through the inbox.
CREATE TABLE fetch_job (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    purpose VARCHAR(16) NOT NULL,
    subject_id INT NOT NULL,
    platform VARCHAR(16) NOT NULL,
    chat_id BIGINT NOT NULL,
    file_id VARCHAR(512) NOT NULL,
    state VARCHAR(12) NOT NULL DEFAULT 'new',
    attempts INT NOT NULL DEFAULT 0,
    not_before BIGINT NOT NULL DEFAULT 0,
    error VARCHAR(300),
    CONSTRAINT fetch_job_subject UNIQUE (purpose, subject_id)
);
CREATE INDEX fetch_job_waiting ON fetch_job (id) WHERE state = 'new';

-- A few facts about this installation: the demo mark, the business clock, stored holds of the platforms.
CREATE TABLE setting (
    key VARCHAR(64) PRIMARY KEY NOT NULL,
    value TEXT NOT NULL
);

-- Every act, each row with a keyed MAC; seals chain them in batches under a key that is not in the database.
CREATE TABLE audit_event (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    at_business BIGINT NOT NULL,
    actor_id INT REFERENCES person (id) ON DELETE RESTRICT,
    act VARCHAR(64) NOT NULL,
    subject VARCHAR(64) NOT NULL,
    details TEXT NOT NULL,
    mac VARCHAR(64) NOT NULL
);
CREATE INDEX audit_event_actor ON audit_event (actor_id);
CREATE INDEX audit_event_subject ON audit_event (subject);
CREATE TABLE audit_seal (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    last_event INT NOT NULL,
    events INT NOT NULL,
    sealed_at BIGINT NOT NULL,
    seal VARCHAR(64) NOT NULL
);
