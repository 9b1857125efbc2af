CREATE TABLE book_settings (
    "key" TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY ("key"),
    CONSTRAINT book_settings_key_length CHECK (length(key) BETWEEN 1 AND 100)
) STRICT;
CREATE TABLE days_off (
    id INTEGER NOT NULL,
    first_on TEXT NOT NULL,
    last_on TEXT NOT NULL,
    why TEXT,
    PRIMARY KEY (id),
    CONSTRAINT days_off_why_length CHECK (length(why) BETWEEN 1 AND 200),
    CONSTRAINT days_off_first_on_day CHECK (first_on = date(first_on, '+0 days')),
    CONSTRAINT days_off_last_on_day CHECK (last_on = date(last_on, '+0 days')),
    CONSTRAINT days_off_order CHECK (first_on <= last_on)
) STRICT;
CREATE TABLE holidays (
    country TEXT NOT NULL,
    day TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (country, day),
    CONSTRAINT holidays_country_length CHECK (length(country) BETWEEN 1 AND 20),
    CONSTRAINT holidays_name_length CHECK (length(name) BETWEEN 1 AND 200),
    CONSTRAINT holidays_day_day CHECK (day = date(day, '+0 days'))
) STRICT;
CREATE TABLE segments (
    id INTEGER NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT segments_name_length CHECK (length(name) BETWEEN 1 AND 200),
    UNIQUE (name)
) STRICT;
CREATE TABLE steps (
    id INTEGER NOT NULL,
    at INTEGER NOT NULL,
    verb TEXT NOT NULL,
    summary TEXT NOT NULL,
    actor TEXT NOT NULL,
    state TEXT NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT steps_verb_length CHECK (length(verb) BETWEEN 1 AND 40),
    CONSTRAINT steps_summary_length CHECK (length(summary) BETWEEN 1 AND 400),
    CONSTRAINT steps_actor_length CHECK (length(actor) BETWEEN 1 AND 60),
    CONSTRAINT steps_state_word CHECK (state IN ('done', 'undone', 'dropped'))
) STRICT;
CREATE INDEX steps_state ON steps (state, actor, id);
CREATE TABLE accounts (
    id INTEGER NOT NULL,
    code TEXT,
    name TEXT NOT NULL,
    folded TEXT NOT NULL,
    city TEXT,
    country TEXT,
    phone TEXT,
    website TEXT,
    tier TEXT NOT NULL,
    segment_id INTEGER,
    status TEXT NOT NULL,
    parked_until TEXT,
    parked_why TEXT,
    cadence_days INTEGER,
    min_gap_days INTEGER,
    note TEXT,
    PRIMARY KEY (id),
    CONSTRAINT accounts_code_length CHECK (length(code) BETWEEN 1 AND 200),
    CONSTRAINT accounts_name_length CHECK (length(name) BETWEEN 1 AND 200),
    CONSTRAINT accounts_folded_length CHECK (length(folded) BETWEEN 1 AND 800),
    CONSTRAINT accounts_note_length CHECK (length(note) BETWEEN 1 AND 65536),
    CONSTRAINT accounts_tier_word CHECK (tier IN ('K', 'A', 'B', 'C', 'P')),
    CONSTRAINT accounts_status_word CHECK (status IN ('open', 'lost')),
    CONSTRAINT accounts_cadence_days_range CHECK (cadence_days BETWEEN 1 AND 3650),
    CONSTRAINT accounts_min_gap_days_range CHECK (min_gap_days BETWEEN 0 AND 3650),
    CONSTRAINT accounts_parked_until_day CHECK (parked_until = date(parked_until, '+0 days')),
    UNIQUE (code),
    FOREIGN KEY(segment_id) REFERENCES segments (id)
) STRICT;
CREATE INDEX accounts_folded ON accounts (folded);
CREATE INDEX accounts_tier ON accounts (tier);
CREATE TABLE step_changes (
    id INTEGER NOT NULL,
    step_id INTEGER NOT NULL,
    "table" TEXT NOT NULL,
    row_id INTEGER NOT NULL,
    "before" TEXT,
    "after" TEXT,
    PRIMARY KEY (id),
    FOREIGN KEY(step_id) REFERENCES steps (id) ON DELETE CASCADE
) STRICT;
CREATE INDEX step_changes_step ON step_changes (step_id, id);
CREATE TABLE departments (
    id INTEGER NOT NULL,
    account_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT departments_name_length CHECK (length(name) BETWEEN 1 AND 200),
    FOREIGN KEY(account_id) REFERENCES accounts (id) ON DELETE CASCADE
) STRICT;
CREATE UNIQUE INDEX departments_account ON departments (account_id, name);
CREATE TABLE sales (
    id INTEGER NOT NULL,
    account_id INTEGER NOT NULL,
    segment_id INTEGER,
    day TEXT NOT NULL,
    grain TEXT NOT NULL,
    minor INTEGER NOT NULL,
    currency TEXT NOT NULL,
    source TEXT,
    PRIMARY KEY (id),
    CONSTRAINT sales_source_length CHECK (length(source) BETWEEN 1 AND 200),
    CONSTRAINT sales_grain_word CHECK (grain IN ('day', 'month', 'year')),
    CONSTRAINT sales_day_day CHECK (day = date(day, '+0 days')),
    CONSTRAINT sales_currency_code CHECK (length(currency) = 3),
    FOREIGN KEY(account_id) REFERENCES accounts (id),
    FOREIGN KEY(segment_id) REFERENCES segments (id)
) STRICT;
CREATE INDEX sales_account ON sales (account_id, day, minor);
CREATE INDEX sales_day ON sales (day);
CREATE TABLE contacts (
    id INTEGER NOT NULL,
    code TEXT,
    account_id INTEGER,
    department_id INTEGER,
    name TEXT NOT NULL,
    folded TEXT NOT NULL,
    title TEXT,
    role TEXT,
    email TEXT,
    phone TEXT,
    mobile TEXT,
    reach TEXT,
    PRIMARY KEY (id),
    CONSTRAINT contacts_code_length CHECK (length(code) BETWEEN 1 AND 200),
    CONSTRAINT contacts_name_length CHECK (length(name) BETWEEN 1 AND 200),
    CONSTRAINT contacts_folded_length CHECK (length(folded) BETWEEN 1 AND 800),
    CONSTRAINT contacts_role_word CHECK (role IN ('decision maker', 'influencer', 'booker', 'user', 'gatekeeper', 'sponsor', 'champion', 'blocker')),
    UNIQUE (code),
    FOREIGN KEY(account_id) REFERENCES accounts (id),
    FOREIGN KEY(department_id) REFERENCES departments (id)
) STRICT;
CREATE INDEX contacts_account ON contacts (account_id);
CREATE INDEX contacts_folded ON contacts (folded);
CREATE TABLE tasks (
    id INTEGER NOT NULL,
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
    PRIMARY KEY (id),
    CONSTRAINT tasks_code_length CHECK (length(code) BETWEEN 1 AND 200),
    CONSTRAINT tasks_title_length CHECK (length(title) BETWEEN 1 AND 200),
    CONSTRAINT tasks_handed_to_length CHECK (length(handed_to) BETWEEN 1 AND 200),
    CONSTRAINT tasks_kind_word CHECK (kind IN ('call', 'visit', 'email', 'meeting', 'proposal', 'internal', 'research', 'prospecting')),
    CONSTRAINT tasks_status_word CHECK (status IN ('open', 'done', 'cut')),
    CONSTRAINT tasks_promised_word CHECK (promised IN ('price', 'delivery', 'other')),
    CONSTRAINT tasks_waiting_word CHECK (waiting IN ('them', 'us')),
    CONSTRAINT tasks_quadrant_word CHECK (quadrant IN ('do', 'schedule', 'delegate', 'drop')),
    CONSTRAINT tasks_planned_on_day CHECK (planned_on = date(planned_on, '+0 days')),
    CONSTRAINT tasks_due_on_day CHECK (due_on = date(due_on, '+0 days')),
    CONSTRAINT tasks_at_time CHECK (at GLOB '[0-2][0-9]:[0-5][0-9]' AND at < '24:00'),
    CONSTRAINT tasks_minutes_range CHECK (minutes BETWEEN 1 AND 1440),
    CONSTRAINT tasks_done_at CHECK ((status = 'done') = (done_at IS NOT NULL)),
    UNIQUE (code),
    FOREIGN KEY(account_id) REFERENCES accounts (id),
    FOREIGN KEY(contact_id) REFERENCES contacts (id)
) STRICT;
CREATE INDEX tasks_account ON tasks (account_id);
CREATE INDEX tasks_done ON tasks (done_at) WHERE status = 'done';
CREATE INDEX tasks_open_account ON tasks (account_id, planned_on, id, kind) WHERE status = 'open';
CREATE INDEX tasks_open_contact ON tasks (contact_id, planned_on) WHERE status = 'open';
CREATE INDEX tasks_open_due ON tasks (due_on, id, account_id) WHERE status = 'open' AND due_on IS NOT NULL;
CREATE INDEX tasks_open_planned ON tasks (planned_on, id, account_id, due_on, waiting, promised, important, urgent, quadrant, minutes, handed_to, status) WHERE status = 'open';
CREATE INDEX tasks_open_waiting ON tasks (waiting, planned_on) WHERE status = 'open' AND waiting IS NOT NULL;
CREATE TABLE task_events (
    id INTEGER NOT NULL,
    task_id INTEGER NOT NULL,
    at INTEGER NOT NULL,
    what TEXT NOT NULL,
    from_on TEXT,
    to_on TEXT,
    reason TEXT,
    note TEXT,
    PRIMARY KEY (id),
    CONSTRAINT task_events_what_word CHECK (what IN ('created', 'edited', 'moved', 'no answer', 'done', 'cut', 'handed off', 'imported')),
    CONSTRAINT task_events_reason_word CHECK (reason IN ('client', 'me', 'priority', 'event', 'obsolete')),
    CONSTRAINT task_events_from_on_day CHECK (from_on = date(from_on, '+0 days')),
    CONSTRAINT task_events_to_on_day CHECK (to_on = date(to_on, '+0 days')),
    FOREIGN KEY(task_id) REFERENCES tasks (id) ON DELETE CASCADE
) STRICT;
CREATE INDEX task_events_task ON task_events (task_id, what);
CREATE TABLE touches (
    id INTEGER NOT NULL,
    account_id INTEGER,
    contact_id INTEGER,
    task_id INTEGER,
    day TEXT NOT NULL,
    at INTEGER NOT NULL,
    kind TEXT NOT NULL,
    outcome TEXT NOT NULL,
    note TEXT,
    PRIMARY KEY (id),
    CONSTRAINT touches_note_length CHECK (length(note) BETWEEN 1 AND 65536),
    CONSTRAINT touches_kind_word CHECK (kind IN ('call', 'visit', 'email', 'meeting', 'proposal', 'internal', 'research', 'prospecting')),
    CONSTRAINT touches_outcome_word CHECK (outcome IN ('reached', 'no answer', 'waiting on them', 'waiting on us', 'call back')),
    CONSTRAINT touches_day_day CHECK (day = date(day, '+0 days')),
    FOREIGN KEY(account_id) REFERENCES accounts (id),
    FOREIGN KEY(contact_id) REFERENCES contacts (id),
    FOREIGN KEY(task_id) REFERENCES tasks (id)
) STRICT;
CREATE INDEX touches_account ON touches (account_id, day, outcome);
CREATE INDEX touches_contact ON touches (contact_id, day, outcome);
CREATE INDEX touches_day ON touches (day);
CREATE INDEX touches_task ON touches (task_id);
CREATE TABLE promises (
    id INTEGER NOT NULL,
    account_id INTEGER,
    contact_id INTEGER,
    task_id INTEGER,
    touch_id INTEGER,
    about TEXT NOT NULL,
    text TEXT NOT NULL,
    made_on TEXT NOT NULL,
    due_on TEXT NOT NULL,
    kept_on TEXT,
    PRIMARY KEY (id),
    CONSTRAINT promises_text_length CHECK (length(text) BETWEEN 1 AND 200),
    CONSTRAINT promises_about_word CHECK (about IN ('price', 'delivery', 'other')),
    CONSTRAINT promises_made_on_day CHECK (made_on = date(made_on, '+0 days')),
    CONSTRAINT promises_due_on_day CHECK (due_on = date(due_on, '+0 days')),
    CONSTRAINT promises_kept_on_day CHECK (kept_on = date(kept_on, '+0 days')),
    FOREIGN KEY(account_id) REFERENCES accounts (id),
    FOREIGN KEY(contact_id) REFERENCES contacts (id),
    FOREIGN KEY(task_id) REFERENCES tasks (id),
    FOREIGN KEY(touch_id) REFERENCES touches (id)
) STRICT;
CREATE INDEX promises_open ON promises (account_id, due_on) WHERE kept_on IS NULL;
CREATE INDEX promises_task ON promises (task_id);
