CREATE TABLE tasks (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    code TEXT,
    title TEXT NOT NULL,
    kind TEXT NOT NULL,
    status TEXT NOT NULL,
    account_id INTEGER,
    contact_id INTEGER,
    planned_on TEXT,
    at TEXT,
    due_on TEXT,
    minutes INTEGER NOT NULL,
    promised TEXT,
    waiting TEXT,
    important INTEGER,
    urgent INTEGER,
    quadrant TEXT,
    repeat TEXT,
    repeat_from TEXT,
    handed_to TEXT,
    note TEXT,
    done_at INTEGER,
    CONSTRAINT tasks_code_length CHECK (length(code) BETWEEN 1 AND 200 AND instr(code, char(0)) = 0),
    CONSTRAINT tasks_title_length CHECK (length(title) BETWEEN 1 AND 200 AND instr(title, char(0)) = 0),
    CONSTRAINT tasks_handed_to_length CHECK (length(handed_to) BETWEEN 1 AND 200 AND instr(handed_to, char(0)) = 0),
    CONSTRAINT tasks_kind_word CHECK (kind IN ('call', 'visit', 'email', 'meeting', 'proposal', 'internal', 'research', 'prospecting')),
    CONSTRAINT tasks_status_word CHECK (status IN ('open', 'done', 'cut')),
    CONSTRAINT tasks_promised_word CHECK (promised IN ('price', 'delivery', 'other')),
    CONSTRAINT tasks_waiting_word CHECK (waiting IN ('them', 'us')),
    CONSTRAINT tasks_quadrant_word CHECK (quadrant IN ('do', 'schedule', 'delegate', 'drop')),
    CONSTRAINT tasks_planned_on_day CHECK (planned_on IS date(planned_on, '+0 days') AND planned_on >= '0001'),
    CONSTRAINT tasks_due_on_day CHECK (due_on IS date(due_on, '+0 days') AND due_on >= '0001'),
    CONSTRAINT tasks_repeat_from_day CHECK (repeat_from IS date(repeat_from, '+0 days') AND repeat_from >= '0001'),
    CONSTRAINT tasks_at_time CHECK (at GLOB '[0-2][0-9]:[0-5][0-9]' AND at < '24:00' AND instr(at, char(0)) = 0),
    CONSTRAINT tasks_minutes_range CHECK (minutes BETWEEN 1 AND 1440),
    CONSTRAINT tasks_done_at CHECK ((status = 'done') = (done_at IS NOT NULL)),
    UNIQUE (code),
    FOREIGN KEY(account_id) REFERENCES accounts (id),
    FOREIGN KEY(contact_id) REFERENCES contacts (id)
) STRICT;
CREATE INDEX tasks_account ON tasks (account_id);
CREATE INDEX tasks_done ON tasks (done_at) WHERE status = 'done';
CREATE INDEX tasks_done_planned ON tasks (planned_on) WHERE status = 'done';
CREATE INDEX tasks_open_account ON tasks (account_id, planned_on, id, kind) WHERE status = 'open';
CREATE INDEX tasks_open_contact ON tasks (contact_id, planned_on) WHERE status = 'open';
CREATE INDEX tasks_open_due ON tasks (due_on, id, account_id) WHERE status = 'open' AND due_on IS NOT NULL;
CREATE INDEX tasks_open_planned ON tasks (planned_on, id, account_id, due_on, waiting, promised, important, urgent, quadrant, minutes, handed_to, status) WHERE status = 'open';
CREATE INDEX tasks_open_repeat ON tasks (planned_on) WHERE status = 'open' AND repeat IS NOT NULL;
CREATE INDEX tasks_open_waiting ON tasks (waiting, planned_on) WHERE status = 'open' AND waiting IS NOT NULL;
CREATE TABLE contract_rungs (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    contract_id INTEGER NOT NULL,
    rung TEXT NOT NULL,
    task_id INTEGER NOT NULL,
    CONSTRAINT contract_rungs_rung_word CHECK (rung IN ('review', 'options', 'proposal', 'decision')),
    FOREIGN KEY(contract_id) REFERENCES contracts (id),
    FOREIGN KEY(task_id) REFERENCES tasks (id)
) STRICT;
CREATE UNIQUE INDEX contract_rungs_once ON contract_rungs (contract_id, rung);
CREATE TABLE grades (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    account_id INTEGER NOT NULL,
    contact_id INTEGER,
    day TEXT NOT NULL,
    question TEXT NOT NULL,
    letter TEXT NOT NULL,
    why TEXT NOT NULL,
    feeling TEXT,
    target TEXT,
    review_on TEXT,
    task_id INTEGER,
    CONSTRAINT grades_question_length CHECK (length(question) BETWEEN 1 AND 200 AND instr(question, char(0)) = 0),
    CONSTRAINT grades_why_length CHECK (length(why) BETWEEN 1 AND 65536 AND instr(why, char(0)) = 0),
    CONSTRAINT grades_feeling_length CHECK (length(feeling) BETWEEN 1 AND 200 AND instr(feeling, char(0)) = 0),
    CONSTRAINT grades_letter_word CHECK (letter IN ('A+', 'A', 'A-', 'B+', 'B', 'B-', 'C+', 'C', 'C-', 'D+', 'D', 'D-', 'F')),
    CONSTRAINT grades_target_word CHECK (target IN ('A+', 'A', 'A-', 'B+', 'B', 'B-', 'C+', 'C', 'C-', 'D+', 'D', 'D-', 'F')),
    CONSTRAINT grades_day_day CHECK (day IS date(day, '+0 days') AND day >= '0001'),
    CONSTRAINT grades_review_on_day CHECK (review_on IS date(review_on, '+0 days') AND review_on >= '0001'),
    FOREIGN KEY(account_id) REFERENCES accounts (id),
    FOREIGN KEY(contact_id) REFERENCES contacts (id),
    FOREIGN KEY(task_id) REFERENCES tasks (id)
) STRICT;
CREATE INDEX grades_account ON grades (account_id, day);
CREATE TABLE intel_tasks (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    intel_id INTEGER NOT NULL,
    so_what TEXT NOT NULL,
    task_id INTEGER NOT NULL,
    CONSTRAINT intel_tasks_so_what_word CHECK (so_what IN ('us', 'them', 'client')),
    FOREIGN KEY(intel_id) REFERENCES intel (id),
    UNIQUE (task_id),
    FOREIGN KEY(task_id) REFERENCES tasks (id)
) STRICT;
CREATE INDEX intel_tasks_intel ON intel_tasks (intel_id);
CREATE TABLE options (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    task_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    give TEXT NOT NULL,
    gain TEXT NOT NULL,
    logic TEXT,
    approval TEXT,
    approved_on TEXT,
    CONSTRAINT options_name_length CHECK (length(name) BETWEEN 1 AND 200 AND instr(name, char(0)) = 0),
    CONSTRAINT options_give_length CHECK (length(give) BETWEEN 1 AND 200 AND instr(give, char(0)) = 0),
    CONSTRAINT options_gain_length CHECK (length(gain) BETWEEN 1 AND 200 AND instr(gain, char(0)) = 0),
    CONSTRAINT options_logic_length CHECK (length(logic) BETWEEN 1 AND 200 AND instr(logic, char(0)) = 0),
    CONSTRAINT options_approval_length CHECK (length(approval) BETWEEN 1 AND 200 AND instr(approval, char(0)) = 0),
    CONSTRAINT options_approved_on_day CHECK (approved_on IS date(approved_on, '+0 days') AND approved_on >= '0001'),
    CONSTRAINT options_approved CHECK (approved_on IS NULL OR approval IS NOT NULL),
    FOREIGN KEY(task_id) REFERENCES tasks (id)
) STRICT;
CREATE INDEX options_task ON options (task_id);
CREATE TABLE pins (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    task_id INTEGER NOT NULL,
    UNIQUE (task_id),
    FOREIGN KEY(task_id) REFERENCES tasks (id)
) STRICT;
CREATE TABLE plan_lines (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    plan_id INTEGER NOT NULL,
    task_id INTEGER NOT NULL,
    account_id INTEGER,
    planned_on TEXT NOT NULL,
    minutes INTEGER NOT NULL,
    CONSTRAINT plan_lines_planned_on_day CHECK (planned_on IS date(planned_on, '+0 days') AND planned_on >= '0001'),
    CONSTRAINT plan_lines_minutes_range CHECK (minutes BETWEEN 1 AND 1440),
    FOREIGN KEY(plan_id) REFERENCES plans (id) ON DELETE CASCADE,
    FOREIGN KEY(task_id) REFERENCES tasks (id),
    FOREIGN KEY(account_id) REFERENCES accounts (id)
) STRICT;
CREATE UNIQUE INDEX plan_lines_plan ON plan_lines (plan_id, task_id);
CREATE INDEX plan_lines_task ON plan_lines (task_id);
CREATE TABLE task_events (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    task_id INTEGER NOT NULL,
    at INTEGER NOT NULL,
    what TEXT NOT NULL,
    from_on TEXT,
    to_on TEXT,
    reason TEXT,
    note TEXT,
    CONSTRAINT task_events_what_word CHECK (what IN ('created', 'edited', 'moved', 'no answer', 'done', 'cut', 'handed off', 'imported')),
    CONSTRAINT task_events_reason_word CHECK (reason IN ('client', 'me', 'priority', 'event', 'obsolete')),
    CONSTRAINT task_events_from_on_day CHECK (from_on IS date(from_on, '+0 days') AND from_on >= '0001'),
    CONSTRAINT task_events_to_on_day CHECK (to_on IS date(to_on, '+0 days') AND to_on >= '0001'),
    FOREIGN KEY(task_id) REFERENCES tasks (id) ON DELETE CASCADE
) STRICT;
CREATE INDEX task_events_task ON task_events (task_id, what);
CREATE TABLE task_objectives (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    task_id INTEGER NOT NULL,
    objective_id INTEGER NOT NULL,
    UNIQUE (task_id),
    FOREIGN KEY(task_id) REFERENCES tasks (id),
    FOREIGN KEY(objective_id) REFERENCES objectives (id)
) STRICT;
CREATE INDEX task_objectives_objective ON task_objectives (objective_id);
CREATE TABLE threats (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    account_id INTEGER NOT NULL,
    text TEXT NOT NULL,
    competitor TEXT,
    severity INTEGER NOT NULL,
    found_on TEXT NOT NULL,
    closed_on TEXT,
    closed_why TEXT,
    task_id INTEGER,
    CONSTRAINT threats_text_length CHECK (length(text) BETWEEN 1 AND 200 AND instr(text, char(0)) = 0),
    CONSTRAINT threats_competitor_length CHECK (length(competitor) BETWEEN 1 AND 200 AND instr(competitor, char(0)) = 0),
    CONSTRAINT threats_closed_why_length CHECK (length(closed_why) BETWEEN 1 AND 65536 AND instr(closed_why, char(0)) = 0),
    CONSTRAINT threats_severity_range CHECK (severity BETWEEN 1 AND 3),
    CONSTRAINT threats_found_on_day CHECK (found_on IS date(found_on, '+0 days') AND found_on >= '0001'),
    CONSTRAINT threats_closed_on_day CHECK (closed_on IS date(closed_on, '+0 days') AND closed_on >= '0001'),
    CONSTRAINT threats_closed CHECK ((closed_on IS NULL) = (closed_why IS NULL)),
    FOREIGN KEY(account_id) REFERENCES accounts (id),
    FOREIGN KEY(task_id) REFERENCES tasks (id)
) STRICT;
CREATE INDEX threats_open ON threats (account_id) WHERE closed_on IS NULL;
CREATE TABLE touches (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    account_id INTEGER,
    contact_id INTEGER,
    task_id INTEGER,
    day TEXT NOT NULL,
    at INTEGER NOT NULL,
    kind TEXT NOT NULL,
    outcome TEXT NOT NULL,
    note TEXT,
    CONSTRAINT touches_note_length CHECK (length(note) BETWEEN 1 AND 65536 AND instr(note, char(0)) = 0),
    CONSTRAINT touches_kind_word CHECK (kind IN ('call', 'visit', 'email', 'meeting', 'proposal', 'internal', 'research', 'prospecting')),
    CONSTRAINT touches_outcome_word CHECK (outcome IN ('reached', 'no answer', 'waiting on them', 'waiting on us', 'call back')),
    CONSTRAINT touches_day_day CHECK (day IS date(day, '+0 days') AND day >= '0001'),
    FOREIGN KEY(account_id) REFERENCES accounts (id),
    FOREIGN KEY(contact_id) REFERENCES contacts (id),
    FOREIGN KEY(task_id) REFERENCES tasks (id)
) STRICT;
CREATE INDEX touches_account ON touches (account_id, day, outcome);
CREATE INDEX touches_contact ON touches (contact_id, day, outcome);
CREATE INDEX touches_day ON touches (day);
CREATE INDEX touches_task ON touches (task_id);
CREATE TABLE trigger_events (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    account_id INTEGER NOT NULL,
    topic TEXT NOT NULL,
    day TEXT NOT NULL,
    text TEXT NOT NULL,
    source TEXT,
    task_id INTEGER,
    CONSTRAINT trigger_events_text_length CHECK (length(text) BETWEEN 1 AND 200 AND instr(text, char(0)) = 0),
    CONSTRAINT trigger_events_source_length CHECK (length(source) BETWEEN 1 AND 200 AND instr(source, char(0)) = 0),
    CONSTRAINT trigger_events_topic_word CHECK (topic IN ('acquisition', 'funding', 'executive', 'relocation', 'tender', 'regulation', 'other')),
    CONSTRAINT trigger_events_day_day CHECK (day IS date(day, '+0 days') AND day >= '0001'),
    FOREIGN KEY(account_id) REFERENCES accounts (id),
    FOREIGN KEY(task_id) REFERENCES tasks (id)
) STRICT;
CREATE INDEX trigger_events_account ON trigger_events (account_id, day);
CREATE TABLE promises (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    account_id INTEGER,
    contact_id INTEGER,
    task_id INTEGER,
    touch_id INTEGER,
    about TEXT NOT NULL,
    text TEXT NOT NULL,
    made_on TEXT NOT NULL,
    due_on TEXT NOT NULL,
    kept_on TEXT,
    CONSTRAINT promises_text_length CHECK (length(text) BETWEEN 1 AND 200 AND instr(text, char(0)) = 0),
    CONSTRAINT promises_about_word CHECK (about IN ('price', 'delivery', 'other')),
    CONSTRAINT promises_made_on_day CHECK (made_on IS date(made_on, '+0 days') AND made_on >= '0001'),
    CONSTRAINT promises_due_on_day CHECK (due_on IS date(due_on, '+0 days') AND due_on >= '0001'),
    CONSTRAINT promises_kept_on_day CHECK (kept_on IS date(kept_on, '+0 days') AND kept_on >= '0001'),
    FOREIGN KEY(account_id) REFERENCES accounts (id),
    FOREIGN KEY(contact_id) REFERENCES contacts (id),
    FOREIGN KEY(task_id) REFERENCES tasks (id),
    FOREIGN KEY(touch_id) REFERENCES touches (id)
) STRICT;
CREATE INDEX promises_open ON promises (account_id, due_on) WHERE kept_on IS NULL;
CREATE INDEX promises_task ON promises (task_id);
CREATE VIEW texts (id, text) AS
    SELECT id * 8 + 0, note FROM touches WHERE note IS NOT NULL
    UNION ALL
    SELECT id * 8 + 1, title || coalesce(' ' || note, '') FROM tasks
    UNION ALL
    SELECT id * 8 + 2, note FROM accounts WHERE note IS NOT NULL
    UNION ALL
    SELECT id * 8 + 3, why FROM grades
    UNION ALL
    SELECT id * 8 + 4, text FROM promises
    UNION ALL
    SELECT id * 8 + 5, text FROM threats
    UNION ALL
    SELECT id * 8 + 6, text FROM trigger_events
    UNION ALL
    SELECT id * 8 + 7, topic || coalesce(' ' || us, '') || coalesce(' ' || them, '') || coalesce(' ' || client, '') || coalesce(' ' || source, '') FROM intel;
CREATE VIRTUAL TABLE words USING fts5 (text, content = 'texts', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2');
