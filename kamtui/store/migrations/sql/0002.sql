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
