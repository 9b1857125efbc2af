CREATE TABLE book_settings (
    "key" TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY ("key"),
    CONSTRAINT book_settings_key_length CHECK (length(key) BETWEEN 1 AND 100 AND instr(key, char(0)) = 0)
) STRICT;
CREATE TABLE days_off (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    first_on TEXT NOT NULL,
    last_on TEXT NOT NULL,
    why TEXT,
    CONSTRAINT days_off_why_length CHECK (length(why) BETWEEN 1 AND 200 AND instr(why, char(0)) = 0),
    CONSTRAINT days_off_first_on_day CHECK (first_on IS date(first_on, '+0 days') AND first_on >= '0001'),
    CONSTRAINT days_off_last_on_day CHECK (last_on IS date(last_on, '+0 days') AND last_on >= '0001'),
    CONSTRAINT days_off_order CHECK (first_on <= last_on)
) STRICT;
CREATE TABLE holidays (
    country TEXT NOT NULL,
    day TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (country, day),
    CONSTRAINT holidays_country_length CHECK (length(country) BETWEEN 1 AND 20 AND instr(country, char(0)) = 0),
    CONSTRAINT holidays_name_length CHECK (length(name) BETWEEN 1 AND 200 AND instr(name, char(0)) = 0),
    CONSTRAINT holidays_day_day CHECK (day IS date(day, '+0 days') AND day >= '0001')
) STRICT;
CREATE TABLE index_values (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    series TEXT NOT NULL,
    month TEXT NOT NULL,
    thousandths INTEGER NOT NULL,
    source TEXT,
    CONSTRAINT index_values_series_length CHECK (length(series) BETWEEN 1 AND 200 AND instr(series, char(0)) = 0),
    CONSTRAINT index_values_source_length CHECK (length(source) BETWEEN 1 AND 200 AND instr(source, char(0)) = 0),
    CONSTRAINT index_values_month_day CHECK (month IS date(month, '+0 days') AND month >= '0001'),
    CONSTRAINT index_values_month_first CHECK (substr(month, 9) = '01')
) STRICT;
CREATE UNIQUE INDEX index_values_series ON index_values (series, month);
CREATE TABLE intel (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    day TEXT NOT NULL,
    topic TEXT NOT NULL,
    source TEXT,
    us TEXT,
    them TEXT,
    client TEXT,
    CONSTRAINT intel_topic_length CHECK (length(topic) BETWEEN 1 AND 200 AND instr(topic, char(0)) = 0),
    CONSTRAINT intel_source_length CHECK (length(source) BETWEEN 1 AND 200 AND instr(source, char(0)) = 0),
    CONSTRAINT intel_us_length CHECK (length(us) BETWEEN 1 AND 200 AND instr(us, char(0)) = 0),
    CONSTRAINT intel_them_length CHECK (length(them) BETWEEN 1 AND 200 AND instr(them, char(0)) = 0),
    CONSTRAINT intel_client_length CHECK (length(client) BETWEEN 1 AND 200 AND instr(client, char(0)) = 0),
    CONSTRAINT intel_day_day CHECK (day IS date(day, '+0 days') AND day >= '0001')
) STRICT;
CREATE INDEX intel_day ON intel (day);
CREATE TABLE offerings (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    CONSTRAINT offerings_name_length CHECK (length(name) BETWEEN 1 AND 200 AND instr(name, char(0)) = 0),
    UNIQUE (name)
) STRICT;
CREATE TABLE plans (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    month TEXT NOT NULL,
    locked_on TEXT,
    locked_at INTEGER,
    CONSTRAINT plans_month_day CHECK (month IS date(month, '+0 days') AND month >= '0001'),
    CONSTRAINT plans_locked_on_day CHECK (locked_on IS date(locked_on, '+0 days') AND locked_on >= '0001'),
    CONSTRAINT plans_month_first CHECK (substr(month, 9) = '01'),
    UNIQUE (month)
) STRICT;
CREATE TABLE segments (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    CONSTRAINT segments_name_length CHECK (length(name) BETWEEN 1 AND 200 AND instr(name, char(0)) = 0),
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
    CONSTRAINT steps_verb_length CHECK (length(verb) BETWEEN 1 AND 40 AND instr(verb, char(0)) = 0),
    CONSTRAINT steps_summary_length CHECK (length(summary) BETWEEN 1 AND 400 AND instr(summary, char(0)) = 0),
    CONSTRAINT steps_actor_length CHECK (length(actor) BETWEEN 1 AND 60 AND instr(actor, char(0)) = 0),
    CONSTRAINT steps_state_word CHECK (state IN ('done', 'undone', 'dropped'))
) STRICT;
CREATE INDEX steps_state ON steps (state, actor, id);
CREATE TABLE accounts (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
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
    CONSTRAINT accounts_code_length CHECK (length(code) BETWEEN 1 AND 200 AND instr(code, char(0)) = 0),
    CONSTRAINT accounts_name_length CHECK (length(name) BETWEEN 1 AND 200 AND instr(name, char(0)) = 0),
    CONSTRAINT accounts_folded_length CHECK (length(folded) BETWEEN 1 AND 800 AND instr(folded, char(0)) = 0),
    CONSTRAINT accounts_note_length CHECK (length(note) BETWEEN 1 AND 65536 AND instr(note, char(0)) = 0),
    CONSTRAINT accounts_tier_word CHECK (tier IN ('K', 'A', 'B', 'C', 'P')),
    CONSTRAINT accounts_status_word CHECK (status IN ('open', 'lost')),
    CONSTRAINT accounts_cadence_days_range CHECK (cadence_days BETWEEN 1 AND 3650),
    CONSTRAINT accounts_min_gap_days_range CHECK (min_gap_days BETWEEN 0 AND 3650),
    CONSTRAINT accounts_parked_until_day CHECK (parked_until IS date(parked_until, '+0 days') AND parked_until >= '0001'),
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
CREATE TABLE account_aliases (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    account_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    folded TEXT NOT NULL,
    code TEXT,
    CONSTRAINT account_aliases_name_length CHECK (length(name) BETWEEN 1 AND 200 AND instr(name, char(0)) = 0),
    CONSTRAINT account_aliases_folded_length CHECK (length(folded) BETWEEN 1 AND 800 AND instr(folded, char(0)) = 0),
    CONSTRAINT account_aliases_code_length CHECK (length(code) BETWEEN 1 AND 200 AND instr(code, char(0)) = 0),
    FOREIGN KEY(account_id) REFERENCES accounts (id),
    UNIQUE (folded),
    UNIQUE (code)
) STRICT;
CREATE INDEX account_aliases_account ON account_aliases (account_id);
CREATE TABLE account_plans (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    account_id INTEGER NOT NULL,
    strategy TEXT,
    proposition TEXT,
    review_on TEXT,
    CONSTRAINT account_plans_strategy_length CHECK (length(strategy) BETWEEN 1 AND 65536 AND instr(strategy, char(0)) = 0),
    CONSTRAINT account_plans_proposition_length CHECK (length(proposition) BETWEEN 1 AND 65536 AND instr(proposition, char(0)) = 0),
    CONSTRAINT account_plans_review_on_day CHECK (review_on IS date(review_on, '+0 days') AND review_on >= '0001'),
    UNIQUE (account_id),
    FOREIGN KEY(account_id) REFERENCES accounts (id)
) STRICT;
CREATE TABLE contracts (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    account_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    state TEXT NOT NULL,
    start_on TEXT NOT NULL,
    end_on TEXT NOT NULL,
    notice_on TEXT,
    minor INTEGER,
    currency TEXT,
    CONSTRAINT contracts_name_length CHECK (length(name) BETWEEN 1 AND 200 AND instr(name, char(0)) = 0),
    CONSTRAINT contracts_state_word CHECK (state IN ('running', 'renewed', 'ended')),
    CONSTRAINT contracts_start_on_day CHECK (start_on IS date(start_on, '+0 days') AND start_on >= '0001'),
    CONSTRAINT contracts_end_on_day CHECK (end_on IS date(end_on, '+0 days') AND end_on >= '0001'),
    CONSTRAINT contracts_notice_on_day CHECK (notice_on IS date(notice_on, '+0 days') AND notice_on >= '0001'),
    CONSTRAINT contracts_order CHECK (start_on <= end_on),
    CONSTRAINT contracts_notice CHECK (notice_on <= end_on),
    CONSTRAINT contracts_money CHECK ((minor IS NULL) = (currency IS NULL)),
    CONSTRAINT contracts_currency_code CHECK (length(currency) = 3 AND instr(currency, char(0)) = 0),
    FOREIGN KEY(account_id) REFERENCES accounts (id)
) STRICT;
CREATE INDEX contracts_account ON contracts (account_id, end_on);
CREATE TABLE departments (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    account_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    CONSTRAINT departments_name_length CHECK (length(name) BETWEEN 1 AND 200 AND instr(name, char(0)) = 0),
    FOREIGN KEY(account_id) REFERENCES accounts (id) ON DELETE CASCADE
) STRICT;
CREATE UNIQUE INDEX departments_account ON departments (account_id, name);
CREATE TABLE goals (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    account_id INTEGER,
    year INTEGER NOT NULL,
    aim TEXT NOT NULL,
    permille INTEGER,
    minor INTEGER,
    currency TEXT,
    CONSTRAINT goals_aim_word CHECK (aim IN ('retention', 'growth')),
    CONSTRAINT goals_year_range CHECK (year BETWEEN 1970 AND 2199),
    CONSTRAINT goals_permille_range CHECK (permille BETWEEN 0 AND 100000),
    CONSTRAINT goals_one_measure CHECK ((permille IS NULL) <> (minor IS NULL)),
    CONSTRAINT goals_money CHECK ((minor IS NULL) = (currency IS NULL)),
    CONSTRAINT goals_currency_code CHECK (length(currency) = 3 AND instr(currency, char(0)) = 0),
    FOREIGN KEY(account_id) REFERENCES accounts (id)
) STRICT;
CREATE UNIQUE INDEX goals_once ON goals (coalesce(account_id, 0), year, aim);
CREATE TABLE intensities (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    account_id INTEGER NOT NULL,
    touches INTEGER,
    minutes INTEGER,
    CONSTRAINT intensities_touches_range CHECK (touches BETWEEN 0 AND 31),
    CONSTRAINT intensities_minutes_range CHECK (minutes BETWEEN 1 AND 1440),
    UNIQUE (account_id),
    FOREIGN KEY(account_id) REFERENCES accounts (id)
) STRICT;
CREATE TABLE objectives (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    account_id INTEGER NOT NULL,
    text TEXT NOT NULL,
    due_on TEXT,
    state TEXT NOT NULL,
    closed_on TEXT,
    CONSTRAINT objectives_text_length CHECK (length(text) BETWEEN 1 AND 200 AND instr(text, char(0)) = 0),
    CONSTRAINT objectives_state_word CHECK (state IN ('open', 'met', 'dropped')),
    CONSTRAINT objectives_due_on_day CHECK (due_on IS date(due_on, '+0 days') AND due_on >= '0001'),
    CONSTRAINT objectives_closed_on_day CHECK (closed_on IS date(closed_on, '+0 days') AND closed_on >= '0001'),
    CONSTRAINT objectives_closed CHECK ((state = 'open') = (closed_on IS NULL)),
    FOREIGN KEY(account_id) REFERENCES accounts (id)
) STRICT;
CREATE INDEX objectives_account ON objectives (account_id, state);
CREATE TABLE offering_fits (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    account_id INTEGER NOT NULL,
    offering_id INTEGER NOT NULL,
    fit TEXT NOT NULL,
    competitor TEXT,
    note TEXT,
    CONSTRAINT offering_fits_competitor_length CHECK (length(competitor) BETWEEN 1 AND 200 AND instr(competitor, char(0)) = 0),
    CONSTRAINT offering_fits_note_length CHECK (length(note) BETWEEN 1 AND 200 AND instr(note, char(0)) = 0),
    CONSTRAINT offering_fits_fit_word CHECK (fit IN ('ours', 'whitespace', 'competitor')),
    CONSTRAINT offering_fits_competitor CHECK (competitor IS NULL OR fit = 'competitor'),
    FOREIGN KEY(account_id) REFERENCES accounts (id),
    FOREIGN KEY(offering_id) REFERENCES offerings (id)
) STRICT;
CREATE UNIQUE INDEX offering_fits_account ON offering_fits (account_id, offering_id);
CREATE TABLE sales (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    account_id INTEGER NOT NULL,
    segment_id INTEGER,
    day TEXT NOT NULL,
    grain TEXT NOT NULL,
    minor INTEGER NOT NULL,
    currency TEXT NOT NULL,
    source TEXT,
    CONSTRAINT sales_source_length CHECK (length(source) BETWEEN 1 AND 200 AND instr(source, char(0)) = 0),
    CONSTRAINT sales_grain_word CHECK (grain IN ('day', 'month', 'year')),
    CONSTRAINT sales_day_day CHECK (day IS date(day, '+0 days') AND day >= '0001'),
    CONSTRAINT sales_currency_code CHECK (length(currency) = 3 AND instr(currency, char(0)) = 0),
    FOREIGN KEY(account_id) REFERENCES accounts (id),
    FOREIGN KEY(segment_id) REFERENCES segments (id)
) STRICT;
CREATE INDEX sales_account ON sales (account_id, day, minor);
CREATE INDEX sales_day ON sales (day);
CREATE TABLE contacts (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
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
    CONSTRAINT contacts_code_length CHECK (length(code) BETWEEN 1 AND 200 AND instr(code, char(0)) = 0),
    CONSTRAINT contacts_name_length CHECK (length(name) BETWEEN 1 AND 200 AND instr(name, char(0)) = 0),
    CONSTRAINT contacts_folded_length CHECK (length(folded) BETWEEN 1 AND 800 AND instr(folded, char(0)) = 0),
    CONSTRAINT contacts_role_word CHECK (role IN ('decision maker', 'influencer', 'booker', 'user', 'gatekeeper', 'sponsor', 'champion', 'blocker')),
    UNIQUE (code),
    FOREIGN KEY(account_id) REFERENCES accounts (id),
    FOREIGN KEY(department_id) REFERENCES departments (id)
) STRICT;
CREATE INDEX contacts_account ON contacts (account_id);
CREATE INDEX contacts_folded ON contacts (folded);
CREATE TABLE counterparts (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    account_id INTEGER NOT NULL,
    competitor TEXT NOT NULL,
    name TEXT NOT NULL,
    contact_id INTEGER,
    note TEXT,
    CONSTRAINT counterparts_competitor_length CHECK (length(competitor) BETWEEN 1 AND 200 AND instr(competitor, char(0)) = 0),
    CONSTRAINT counterparts_name_length CHECK (length(name) BETWEEN 1 AND 200 AND instr(name, char(0)) = 0),
    CONSTRAINT counterparts_note_length CHECK (length(note) BETWEEN 1 AND 200 AND instr(note, char(0)) = 0),
    FOREIGN KEY(account_id) REFERENCES accounts (id),
    FOREIGN KEY(contact_id) REFERENCES contacts (id)
) STRICT;
CREATE INDEX counterparts_account ON counterparts (account_id);
