CREATE TABLE index_values (
    id INTEGER NOT NULL,
    series TEXT NOT NULL,
    month TEXT NOT NULL,
    thousandths INTEGER NOT NULL,
    source TEXT,
    PRIMARY KEY (id),
    CONSTRAINT index_values_series_length CHECK (length(series) BETWEEN 1 AND 200),
    CONSTRAINT index_values_source_length CHECK (length(source) BETWEEN 1 AND 200),
    CONSTRAINT index_values_month_day CHECK (month = date(month, '+0 days')),
    CONSTRAINT index_values_month_first CHECK (substr(month, 9) = '01')
) STRICT;
CREATE UNIQUE INDEX index_values_series ON index_values (series, month);
CREATE TABLE plans (
    id INTEGER NOT NULL,
    month TEXT NOT NULL,
    locked_on TEXT,
    locked_at INTEGER,
    PRIMARY KEY (id),
    CONSTRAINT plans_month_day CHECK (month = date(month, '+0 days')),
    CONSTRAINT plans_month_first CHECK (substr(month, 9) = '01'),
    UNIQUE (month)
) STRICT;
CREATE TABLE intensities (
    id INTEGER NOT NULL,
    account_id INTEGER NOT NULL,
    touches INTEGER,
    minutes INTEGER,
    PRIMARY KEY (id),
    CONSTRAINT intensities_touches_range CHECK (touches BETWEEN 0 AND 31),
    CONSTRAINT intensities_minutes_range CHECK (minutes BETWEEN 1 AND 1440),
    UNIQUE (account_id),
    FOREIGN KEY(account_id) REFERENCES accounts (id)
) STRICT;
CREATE TABLE pins (
    id INTEGER NOT NULL,
    task_id INTEGER NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (task_id),
    FOREIGN KEY(task_id) REFERENCES tasks (id)
) STRICT;
CREATE TABLE account_aliases (
    id INTEGER NOT NULL,
    account_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    folded TEXT NOT NULL,
    code TEXT,
    PRIMARY KEY (id),
    CONSTRAINT account_aliases_name_length CHECK (length(name) BETWEEN 1 AND 200),
    CONSTRAINT account_aliases_folded_length CHECK (length(folded) BETWEEN 1 AND 800),
    CONSTRAINT account_aliases_code_length CHECK (length(code) BETWEEN 1 AND 200),
    FOREIGN KEY(account_id) REFERENCES accounts (id),
    UNIQUE (folded),
    UNIQUE (code)
) STRICT;
CREATE INDEX account_aliases_account ON account_aliases (account_id);
CREATE TABLE plan_lines (
    id INTEGER NOT NULL,
    plan_id INTEGER NOT NULL,
    task_id INTEGER NOT NULL,
    account_id INTEGER,
    planned_on TEXT NOT NULL,
    minutes INTEGER NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT plan_lines_planned_on_day CHECK (planned_on = date(planned_on, '+0 days')),
    CONSTRAINT plan_lines_minutes_range CHECK (minutes BETWEEN 1 AND 1440),
    FOREIGN KEY(plan_id) REFERENCES plans (id) ON DELETE CASCADE,
    FOREIGN KEY(task_id) REFERENCES tasks (id),
    FOREIGN KEY(account_id) REFERENCES accounts (id)
) STRICT;
CREATE UNIQUE INDEX plan_lines_plan ON plan_lines (plan_id, task_id);
CREATE INDEX plan_lines_task ON plan_lines (task_id);
CREATE TABLE contracts (
    id INTEGER NOT NULL,
    account_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    state TEXT NOT NULL,
    start_on TEXT NOT NULL,
    end_on TEXT NOT NULL,
    notice_on TEXT,
    minor INTEGER,
    currency TEXT,
    PRIMARY KEY (id),
    CONSTRAINT contracts_name_length CHECK (length(name) BETWEEN 1 AND 200),
    CONSTRAINT contracts_state_word CHECK (state IN ('running', 'renewed', 'ended')),
    CONSTRAINT contracts_start_on_day CHECK (start_on = date(start_on, '+0 days')),
    CONSTRAINT contracts_end_on_day CHECK (end_on = date(end_on, '+0 days')),
    CONSTRAINT contracts_notice_on_day CHECK (notice_on = date(notice_on, '+0 days')),
    CONSTRAINT contracts_order CHECK (start_on <= end_on),
    CONSTRAINT contracts_notice CHECK (notice_on <= end_on),
    CONSTRAINT contracts_money CHECK ((minor IS NULL) = (currency IS NULL)),
    CONSTRAINT contracts_currency_code CHECK (length(currency) = 3),
    FOREIGN KEY(account_id) REFERENCES accounts (id)
) STRICT;
CREATE INDEX contracts_account ON contracts (account_id, end_on);
CREATE TABLE contract_rungs (
    id INTEGER NOT NULL,
    contract_id INTEGER NOT NULL,
    rung TEXT NOT NULL,
    task_id INTEGER NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT contract_rungs_rung_word CHECK (rung IN ('review', 'options', 'proposal', 'decision')),
    FOREIGN KEY(contract_id) REFERENCES contracts (id),
    FOREIGN KEY(task_id) REFERENCES tasks (id)
) STRICT;
CREATE UNIQUE INDEX contract_rungs_once ON contract_rungs (contract_id, rung);
CREATE TABLE grades (
    id INTEGER NOT NULL,
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
    PRIMARY KEY (id),
    CONSTRAINT grades_question_length CHECK (length(question) BETWEEN 1 AND 200),
    CONSTRAINT grades_why_length CHECK (length(why) BETWEEN 1 AND 65536),
    CONSTRAINT grades_feeling_length CHECK (length(feeling) BETWEEN 1 AND 200),
    CONSTRAINT grades_letter_word CHECK (letter IN ('A+', 'A', 'A-', 'B+', 'B', 'B-', 'C+', 'C', 'C-', 'D+', 'D', 'D-', 'F')),
    CONSTRAINT grades_target_word CHECK (target IN ('A+', 'A', 'A-', 'B+', 'B', 'B-', 'C+', 'C', 'C-', 'D+', 'D', 'D-', 'F')),
    CONSTRAINT grades_day_day CHECK (day = date(day, '+0 days')),
    CONSTRAINT grades_review_on_day CHECK (review_on = date(review_on, '+0 days')),
    FOREIGN KEY(account_id) REFERENCES accounts (id),
    FOREIGN KEY(contact_id) REFERENCES contacts (id),
    FOREIGN KEY(task_id) REFERENCES tasks (id)
) STRICT;
CREATE INDEX grades_account ON grades (account_id, day);
CREATE TABLE threats (
    id INTEGER NOT NULL,
    account_id INTEGER NOT NULL,
    text TEXT NOT NULL,
    competitor TEXT,
    severity INTEGER NOT NULL,
    found_on TEXT NOT NULL,
    closed_on TEXT,
    closed_why TEXT,
    task_id INTEGER,
    PRIMARY KEY (id),
    CONSTRAINT threats_text_length CHECK (length(text) BETWEEN 1 AND 200),
    CONSTRAINT threats_competitor_length CHECK (length(competitor) BETWEEN 1 AND 200),
    CONSTRAINT threats_closed_why_length CHECK (length(closed_why) BETWEEN 1 AND 65536),
    CONSTRAINT threats_severity_range CHECK (severity BETWEEN 1 AND 3),
    CONSTRAINT threats_found_on_day CHECK (found_on = date(found_on, '+0 days')),
    CONSTRAINT threats_closed_on_day CHECK (closed_on = date(closed_on, '+0 days')),
    CONSTRAINT threats_closed CHECK ((closed_on IS NULL) = (closed_why IS NULL)),
    FOREIGN KEY(account_id) REFERENCES accounts (id),
    FOREIGN KEY(task_id) REFERENCES tasks (id)
) STRICT;
CREATE INDEX threats_open ON threats (account_id) WHERE closed_on IS NULL;
CREATE TABLE trigger_events (
    id INTEGER NOT NULL,
    account_id INTEGER NOT NULL,
    topic TEXT NOT NULL,
    day TEXT NOT NULL,
    text TEXT NOT NULL,
    source TEXT,
    task_id INTEGER,
    PRIMARY KEY (id),
    CONSTRAINT trigger_events_text_length CHECK (length(text) BETWEEN 1 AND 200),
    CONSTRAINT trigger_events_source_length CHECK (length(source) BETWEEN 1 AND 200),
    CONSTRAINT trigger_events_topic_word CHECK (topic IN ('acquisition', 'funding', 'executive', 'relocation', 'tender', 'regulation', 'other')),
    CONSTRAINT trigger_events_day_day CHECK (day = date(day, '+0 days')),
    FOREIGN KEY(account_id) REFERENCES accounts (id),
    FOREIGN KEY(task_id) REFERENCES tasks (id)
) STRICT;
CREATE INDEX trigger_events_account ON trigger_events (account_id, day);
CREATE INDEX tasks_done_planned ON tasks (planned_on) WHERE status = 'done';
CREATE INDEX tasks_open_repeat ON tasks (planned_on) WHERE status = 'open' AND repeat IS NOT NULL;
