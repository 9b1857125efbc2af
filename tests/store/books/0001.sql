PRAGMA application_id=1262570836;
PRAGMA user_version=1;
BEGIN TRANSACTION;
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
INSERT INTO "accounts" VALUES(1,NULL,'Acme Industrial','acme industrial','Leeds',NULL,NULL,NULL,'K',1,'open',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "accounts" VALUES(2,NULL,'Borealis Foods','borealis foods','Hull',NULL,NULL,NULL,'B',2,'open',NULL,NULL,NULL,NULL,NULL);
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0001');
CREATE TABLE book_settings (
    "key" TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY ("key"),
    CONSTRAINT book_settings_key_length CHECK (length(key) BETWEEN 1 AND 100)
) STRICT;
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
INSERT INTO "contacts" VALUES(1,NULL,1,NULL,'Rina Shah','rina shah',NULL,'decision maker','rina@acme.example',NULL,NULL,NULL);
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
CREATE TABLE departments (
    id INTEGER NOT NULL,
    account_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT departments_name_length CHECK (length(name) BETWEEN 1 AND 200),
    FOREIGN KEY(account_id) REFERENCES accounts (id) ON DELETE CASCADE
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
INSERT INTO "promises" VALUES(1,1,1,1,NULL,'price','renewal','2026-11-22','2026-12-12','2026-11-22');
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
INSERT INTO "sales" VALUES(1,1,1,'2025-03-14','day',120050,'EUR','old_sales.csv');
INSERT INTO "sales" VALUES(2,2,2,'2025-04-02','day',31000,'EUR','old_sales.csv');
CREATE TABLE segments (
    id INTEGER NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT segments_name_length CHECK (length(name) BETWEEN 1 AND 200),
    UNIQUE (name)
) STRICT;
INSERT INTO "segments" VALUES(1,'Tools');
INSERT INTO "segments" VALUES(2,'Food');
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
INSERT INTO "step_changes" VALUES(1,1,'segments',1,NULL,'{"id":1,"name":"Tools"}');
INSERT INTO "step_changes" VALUES(2,1,'segments',2,NULL,'{"id":2,"name":"Food"}');
INSERT INTO "step_changes" VALUES(3,1,'accounts',1,NULL,'{"cadence_days":null,"city":"Leeds","code":null,"country":null,"folded":"acme industrial","id":1,"min_gap_days":null,"name":"Acme Industrial","note":null,"parked_until":null,"parked_why":null,"phone":null,"segment_id":1,"status":"open","tier":"K","website":null}');
INSERT INTO "step_changes" VALUES(4,1,'accounts',2,NULL,'{"cadence_days":null,"city":"Hull","code":null,"country":null,"folded":"borealis foods","id":2,"min_gap_days":null,"name":"Borealis Foods","note":null,"parked_until":null,"parked_why":null,"phone":null,"segment_id":2,"status":"open","tier":"B","website":null}');
INSERT INTO "step_changes" VALUES(5,2,'contacts',1,NULL,'{"account_id":1,"code":null,"department_id":null,"email":"rina@acme.example","folded":"rina shah","id":1,"mobile":null,"name":"Rina Shah","phone":null,"reach":null,"role":"decision maker","title":null}');
INSERT INTO "step_changes" VALUES(6,3,'sales',1,NULL,'{"account_id":1,"currency":"EUR","day":"2025-03-14","grain":"day","id":1,"minor":120050,"segment_id":1,"source":"old_sales.csv"}');
INSERT INTO "step_changes" VALUES(7,3,'sales',2,NULL,'{"account_id":2,"currency":"EUR","day":"2025-04-02","grain":"day","id":2,"minor":31000,"segment_id":2,"source":"old_sales.csv"}');
INSERT INTO "step_changes" VALUES(8,4,'tasks',1,NULL,'{"account_id":1,"at":"10:00","code":null,"contact_id":1,"done_at":null,"due_on":"2026-12-12","handed_to":null,"id":1,"important":null,"kind":"call","minutes":15,"note":null,"planned_on":"2026-11-27","promised":"price","quadrant":null,"repeat":null,"repeat_from":null,"status":"open","title":"renewal","urgent":null,"waiting":null}');
INSERT INTO "step_changes" VALUES(9,4,'task_events',1,NULL,'{"at":1795310842592,"from_on":null,"id":1,"note":null,"reason":null,"task_id":1,"to_on":"2026-11-27","what":"created"}');
INSERT INTO "step_changes" VALUES(10,4,'promises',1,NULL,'{"about":"price","account_id":1,"contact_id":1,"due_on":"2026-12-12","id":1,"kept_on":null,"made_on":"2026-11-22","task_id":1,"text":"renewal","touch_id":null}');
INSERT INTO "step_changes" VALUES(11,5,'tasks',2,NULL,'{"account_id":2,"at":null,"code":null,"contact_id":null,"done_at":null,"due_on":null,"handed_to":null,"id":2,"important":null,"kind":"visit","minutes":90,"note":null,"planned_on":"2026-11-25","promised":null,"quadrant":null,"repeat":"FREQ=WEEKLY;INTERVAL=2","repeat_from":"2026-11-25","status":"open","title":"line review","urgent":null,"waiting":null}');
INSERT INTO "step_changes" VALUES(12,5,'task_events',2,NULL,'{"at":1795310843292,"from_on":null,"id":2,"note":null,"reason":null,"task_id":2,"to_on":"2026-11-25","what":"created"}');
INSERT INTO "step_changes" VALUES(13,6,'tasks',3,NULL,'{"account_id":null,"at":null,"code":null,"contact_id":null,"done_at":null,"due_on":null,"handed_to":null,"id":3,"important":null,"kind":"research","minutes":30,"note":null,"planned_on":"2026-11-24","promised":null,"quadrant":null,"repeat":null,"repeat_from":null,"status":"open","title":"new depots","urgent":null,"waiting":null}');
INSERT INTO "step_changes" VALUES(14,6,'task_events',3,NULL,'{"at":1795310844026,"from_on":null,"id":3,"note":null,"reason":null,"task_id":3,"to_on":"2026-11-24","what":"created"}');
INSERT INTO "step_changes" VALUES(15,7,'tasks',1,'{"account_id":1,"at":"10:00","code":null,"contact_id":1,"done_at":null,"due_on":"2026-12-12","handed_to":null,"id":1,"important":null,"kind":"call","minutes":15,"note":null,"planned_on":"2026-11-27","promised":"price","quadrant":null,"repeat":null,"repeat_from":null,"status":"open","title":"renewal","urgent":null,"waiting":null}','{"account_id":1,"at":"10:00","code":null,"contact_id":1,"done_at":1795310844652,"due_on":"2026-12-12","handed_to":null,"id":1,"important":null,"kind":"call","minutes":15,"note":null,"planned_on":"2026-11-27","promised":"price","quadrant":null,"repeat":null,"repeat_from":null,"status":"done","title":"renewal","urgent":null,"waiting":null}');
INSERT INTO "step_changes" VALUES(16,7,'touches',1,NULL,'{"account_id":1,"at":1795310844666,"contact_id":1,"day":"2026-11-22","id":1,"kind":"call","note":"agreed option B","outcome":"waiting on them","task_id":1}');
INSERT INTO "step_changes" VALUES(17,7,'task_events',4,NULL,'{"at":1795310844668,"from_on":null,"id":4,"note":null,"reason":null,"task_id":1,"to_on":null,"what":"done"}');
INSERT INTO "step_changes" VALUES(18,7,'promises',1,'{"about":"price","account_id":1,"contact_id":1,"due_on":"2026-12-12","id":1,"kept_on":null,"made_on":"2026-11-22","task_id":1,"text":"renewal","touch_id":null}','{"about":"price","account_id":1,"contact_id":1,"due_on":"2026-12-12","id":1,"kept_on":"2026-11-22","made_on":"2026-11-22","task_id":1,"text":"renewal","touch_id":null}');
INSERT INTO "step_changes" VALUES(19,7,'tasks',4,NULL,'{"account_id":1,"at":null,"code":null,"contact_id":1,"done_at":null,"due_on":null,"handed_to":null,"id":4,"important":null,"kind":"call","minutes":15,"note":null,"planned_on":"2026-11-27","promised":null,"quadrant":null,"repeat":null,"repeat_from":null,"status":"open","title":"renewal","urgent":null,"waiting":"them"}');
INSERT INTO "step_changes" VALUES(20,7,'task_events',5,NULL,'{"at":1795310844674,"from_on":null,"id":5,"note":"chase 1","reason":null,"task_id":4,"to_on":"2026-11-27","what":"created"}');
INSERT INTO "step_changes" VALUES(21,8,'tasks',3,'{"account_id":null,"at":null,"code":null,"contact_id":null,"done_at":null,"due_on":null,"handed_to":null,"id":3,"important":null,"kind":"research","minutes":30,"note":null,"planned_on":"2026-11-24","promised":null,"quadrant":null,"repeat":null,"repeat_from":null,"status":"open","title":"new depots","urgent":null,"waiting":null}','{"account_id":null,"at":null,"code":null,"contact_id":null,"done_at":null,"due_on":null,"handed_to":null,"id":3,"important":null,"kind":"research","minutes":30,"note":null,"planned_on":"2026-11-24","promised":null,"quadrant":null,"repeat":null,"repeat_from":null,"status":"cut","title":"new depots","urgent":null,"waiting":null}');
INSERT INTO "step_changes" VALUES(22,8,'task_events',6,NULL,'{"at":1795310845186,"from_on":"2026-11-24","id":6,"note":null,"reason":"obsolete","task_id":3,"to_on":null,"what":"cut"}');
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
INSERT INTO "steps" VALUES(1,1795310840689,'import','import 2 rows of old_acc.csv','shell','done');
INSERT INTO "steps" VALUES(2,1795310841362,'import','import 1 row of old_con.csv','shell','done');
INSERT INTO "steps" VALUES(3,1795310842045,'import','import 2 rows of old_sales.csv','shell','done');
INSERT INTO "steps" VALUES(4,1795310842580,'add','add call “renewal”','shell','done');
INSERT INTO "steps" VALUES(5,1795310843274,'add','add visit “line review”','shell','done');
INSERT INTO "steps" VALUES(6,1795310844002,'add','add research “new depots”','shell','done');
INSERT INTO "steps" VALUES(7,1795310844648,'done','done “renewal” (Acme Industrial)','shell','done');
INSERT INTO "steps" VALUES(8,1795310845171,'cut','cut “new depots”','shell','undone');
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
INSERT INTO "task_events" VALUES(1,1,1795310842592,'created',NULL,'2026-11-27',NULL,NULL);
INSERT INTO "task_events" VALUES(2,2,1795310843292,'created',NULL,'2026-11-25',NULL,NULL);
INSERT INTO "task_events" VALUES(3,3,1795310844026,'created',NULL,'2026-11-24',NULL,NULL);
INSERT INTO "task_events" VALUES(4,1,1795310844668,'done',NULL,NULL,NULL,NULL);
INSERT INTO "task_events" VALUES(5,4,1795310844674,'created',NULL,'2026-11-27',NULL,'chase 1');
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
INSERT INTO "tasks" VALUES(1,NULL,'renewal','call','done',1,1,'2026-11-27','10:00','2026-12-12',15,'price',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1795310844652);
INSERT INTO "tasks" VALUES(2,NULL,'line review','visit','open',2,NULL,'2026-11-25',NULL,NULL,90,NULL,NULL,NULL,NULL,NULL,'FREQ=WEEKLY;INTERVAL=2','2026-11-25',NULL,NULL,NULL);
INSERT INTO "tasks" VALUES(3,NULL,'new depots','research','open',NULL,NULL,'2026-11-24',NULL,NULL,30,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "tasks" VALUES(4,NULL,'renewal','call','open',1,1,'2026-11-27',NULL,NULL,15,NULL,'them',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
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
INSERT INTO "touches" VALUES(1,1,1,1,'2026-11-22',1795310844666,'call','waiting on them','agreed option B');
CREATE INDEX steps_state ON steps (state, actor, id);
CREATE INDEX accounts_folded ON accounts (folded);
CREATE INDEX accounts_tier ON accounts (tier);
CREATE INDEX step_changes_step ON step_changes (step_id, id);
CREATE UNIQUE INDEX departments_account ON departments (account_id, name);
CREATE INDEX sales_account ON sales (account_id, day, minor);
CREATE INDEX sales_day ON sales (day);
CREATE INDEX contacts_account ON contacts (account_id);
CREATE INDEX contacts_folded ON contacts (folded);
CREATE INDEX tasks_account ON tasks (account_id);
CREATE INDEX tasks_done ON tasks (done_at) WHERE status = 'done';
CREATE INDEX tasks_open_account ON tasks (account_id, planned_on, id, kind) WHERE status = 'open';
CREATE INDEX tasks_open_contact ON tasks (contact_id, planned_on) WHERE status = 'open';
CREATE INDEX tasks_open_due ON tasks (due_on, id, account_id) WHERE status = 'open' AND due_on IS NOT NULL;
CREATE INDEX tasks_open_planned ON tasks (planned_on, id, account_id, due_on, waiting, promised, important, urgent, quadrant, minutes, handed_to, status) WHERE status = 'open';
CREATE INDEX tasks_open_waiting ON tasks (waiting, planned_on) WHERE status = 'open' AND waiting IS NOT NULL;
CREATE INDEX task_events_task ON task_events (task_id, what);
CREATE INDEX touches_account ON touches (account_id, day, outcome);
CREATE INDEX touches_contact ON touches (contact_id, day, outcome);
CREATE INDEX touches_day ON touches (day);
CREATE INDEX touches_task ON touches (task_id);
CREATE INDEX promises_open ON promises (account_id, due_on) WHERE kept_on IS NULL;
CREATE INDEX promises_task ON promises (task_id);
COMMIT;
