CREATE TABLE intel (
    id INTEGER NOT NULL,
    day TEXT NOT NULL,
    topic TEXT NOT NULL,
    source TEXT,
    us TEXT,
    them TEXT,
    client TEXT,
    PRIMARY KEY (id),
    CONSTRAINT intel_topic_length CHECK (length(topic) BETWEEN 1 AND 200),
    CONSTRAINT intel_source_length CHECK (length(source) BETWEEN 1 AND 200),
    CONSTRAINT intel_us_length CHECK (length(us) BETWEEN 1 AND 200),
    CONSTRAINT intel_them_length CHECK (length(them) BETWEEN 1 AND 200),
    CONSTRAINT intel_client_length CHECK (length(client) BETWEEN 1 AND 200),
    CONSTRAINT intel_day_day CHECK (day = date(day, '+0 days'))
) STRICT;
CREATE INDEX intel_day ON intel (day);
CREATE TABLE offerings (
    id INTEGER NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT offerings_name_length CHECK (length(name) BETWEEN 1 AND 200),
    UNIQUE (name)
) STRICT;
CREATE TABLE account_plans (
    id INTEGER NOT NULL,
    account_id INTEGER NOT NULL,
    strategy TEXT,
    proposition TEXT,
    review_on TEXT,
    PRIMARY KEY (id),
    CONSTRAINT account_plans_strategy_length CHECK (length(strategy) BETWEEN 1 AND 65536),
    CONSTRAINT account_plans_proposition_length CHECK (length(proposition) BETWEEN 1 AND 65536),
    CONSTRAINT account_plans_review_on_day CHECK (review_on = date(review_on, '+0 days')),
    UNIQUE (account_id),
    FOREIGN KEY(account_id) REFERENCES accounts (id)
) STRICT;
CREATE TABLE goals (
    id INTEGER NOT NULL,
    account_id INTEGER,
    year INTEGER NOT NULL,
    aim TEXT NOT NULL,
    permille INTEGER,
    minor INTEGER,
    currency TEXT,
    PRIMARY KEY (id),
    CONSTRAINT goals_aim_word CHECK (aim IN ('retention', 'growth')),
    CONSTRAINT goals_year_range CHECK (year BETWEEN 1970 AND 2199),
    CONSTRAINT goals_permille_range CHECK (permille BETWEEN 0 AND 100000),
    CONSTRAINT goals_one_measure CHECK ((permille IS NULL) <> (minor IS NULL)),
    CONSTRAINT goals_money CHECK ((minor IS NULL) = (currency IS NULL)),
    CONSTRAINT goals_currency_code CHECK (length(currency) = 3),
    FOREIGN KEY(account_id) REFERENCES accounts (id)
) STRICT;
CREATE UNIQUE INDEX goals_once ON goals (coalesce(account_id, 0), year, aim);
CREATE TABLE objectives (
    id INTEGER NOT NULL,
    account_id INTEGER NOT NULL,
    text TEXT NOT NULL,
    due_on TEXT,
    state TEXT NOT NULL,
    closed_on TEXT,
    PRIMARY KEY (id),
    CONSTRAINT objectives_text_length CHECK (length(text) BETWEEN 1 AND 200),
    CONSTRAINT objectives_state_word CHECK (state IN ('open', 'met', 'dropped')),
    CONSTRAINT objectives_due_on_day CHECK (due_on = date(due_on, '+0 days')),
    CONSTRAINT objectives_closed_on_day CHECK (closed_on = date(closed_on, '+0 days')),
    CONSTRAINT objectives_closed CHECK ((state = 'open') = (closed_on IS NULL)),
    FOREIGN KEY(account_id) REFERENCES accounts (id)
) STRICT;
CREATE INDEX objectives_account ON objectives (account_id, state);
CREATE TABLE offering_fits (
    id INTEGER NOT NULL,
    account_id INTEGER NOT NULL,
    offering_id INTEGER NOT NULL,
    fit TEXT NOT NULL,
    competitor TEXT,
    note TEXT,
    PRIMARY KEY (id),
    CONSTRAINT offering_fits_competitor_length CHECK (length(competitor) BETWEEN 1 AND 200),
    CONSTRAINT offering_fits_note_length CHECK (length(note) BETWEEN 1 AND 200),
    CONSTRAINT offering_fits_fit_word CHECK (fit IN ('ours', 'whitespace', 'competitor')),
    CONSTRAINT offering_fits_competitor CHECK (competitor IS NULL OR fit = 'competitor'),
    FOREIGN KEY(account_id) REFERENCES accounts (id),
    FOREIGN KEY(offering_id) REFERENCES offerings (id)
) STRICT;
CREATE UNIQUE INDEX offering_fits_account ON offering_fits (account_id, offering_id);
CREATE TABLE counterparts (
    id INTEGER NOT NULL,
    account_id INTEGER NOT NULL,
    competitor TEXT NOT NULL,
    name TEXT NOT NULL,
    contact_id INTEGER,
    note TEXT,
    PRIMARY KEY (id),
    CONSTRAINT counterparts_competitor_length CHECK (length(competitor) BETWEEN 1 AND 200),
    CONSTRAINT counterparts_name_length CHECK (length(name) BETWEEN 1 AND 200),
    CONSTRAINT counterparts_note_length CHECK (length(note) BETWEEN 1 AND 200),
    FOREIGN KEY(account_id) REFERENCES accounts (id),
    FOREIGN KEY(contact_id) REFERENCES contacts (id)
) STRICT;
CREATE INDEX counterparts_account ON counterparts (account_id);
CREATE TABLE intel_tasks (
    id INTEGER NOT NULL,
    intel_id INTEGER NOT NULL,
    so_what TEXT NOT NULL,
    task_id INTEGER NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT intel_tasks_so_what_word CHECK (so_what IN ('us', 'them', 'client')),
    FOREIGN KEY(intel_id) REFERENCES intel (id),
    UNIQUE (task_id),
    FOREIGN KEY(task_id) REFERENCES tasks (id)
) STRICT;
CREATE INDEX intel_tasks_intel ON intel_tasks (intel_id);
CREATE TABLE options (
    id INTEGER NOT NULL,
    task_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    give TEXT NOT NULL,
    gain TEXT NOT NULL,
    logic TEXT,
    approval TEXT,
    approved_on TEXT,
    PRIMARY KEY (id),
    CONSTRAINT options_name_length CHECK (length(name) BETWEEN 1 AND 200),
    CONSTRAINT options_give_length CHECK (length(give) BETWEEN 1 AND 200),
    CONSTRAINT options_gain_length CHECK (length(gain) BETWEEN 1 AND 200),
    CONSTRAINT options_logic_length CHECK (length(logic) BETWEEN 1 AND 200),
    CONSTRAINT options_approval_length CHECK (length(approval) BETWEEN 1 AND 200),
    CONSTRAINT options_approved_on_day CHECK (approved_on = date(approved_on, '+0 days')),
    CONSTRAINT options_approved CHECK (approved_on IS NULL OR approval IS NOT NULL),
    FOREIGN KEY(task_id) REFERENCES tasks (id)
) STRICT;
CREATE INDEX options_task ON options (task_id);
CREATE TABLE task_objectives (
    id INTEGER NOT NULL,
    task_id INTEGER NOT NULL,
    objective_id INTEGER NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (task_id),
    FOREIGN KEY(task_id) REFERENCES tasks (id),
    FOREIGN KEY(objective_id) REFERENCES objectives (id)
) STRICT;
CREATE INDEX task_objectives_objective ON task_objectives (objective_id);
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
INSERT INTO words (words) VALUES ('rebuild');
