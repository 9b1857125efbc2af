PRAGMA application_id=1262570836;
PRAGMA user_version=2;
BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO alembic_version VALUES('0002');
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
INSERT INTO days_off VALUES(1,'2026-12-24','2026-12-24',NULL);
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
INSERT INTO segments VALUES(1,'Industry');
INSERT INTO segments VALUES(2,'Retail');
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
INSERT INTO steps VALUES(1,1795424400000,'import','import 2 rows of f2a.csv','shell','done');
INSERT INTO steps VALUES(2,1795424400000,'import','import 2 rows of f2s.csv','shell','done');
INSERT INTO steps VALUES(3,1795424400000,'add','add call “renewal pricing”','shell','done');
INSERT INTO steps VALUES(4,1795424400000,'add','add email “price list”','shell','done');
INSERT INTO steps VALUES(5,1795424400000,'add','add visit “walk round”','shell','done');
INSERT INTO steps VALUES(6,1795424400000,'done','done “renewal pricing” (Acme Industrial)','shell','done');
INSERT INTO steps VALUES(7,1795424400000,'move','move “price list” to Tue 24 Nov','shell','done');
INSERT INTO steps VALUES(8,1795424400000,'grade','grade C for “Acme Industrial”','shell','done');
INSERT INTO steps VALUES(9,1795424400000,'threat','threat “rival undercuts” at “Acme Industrial”','shell','done');
INSERT INTO steps VALUES(10,1795424400000,'event','tender “new tender out” at “Borealis”','shell','done');
INSERT INTO steps VALUES(11,1795424400000,'plan','plan December 2026: 13 tasks','shell','done');
INSERT INTO steps VALUES(12,1795424400000,'lock','lock December 2026','shell','done');
INSERT INTO steps VALUES(13,1795424400000,'away','away Thu 24 Dec','shell','done');
INSERT INTO steps VALUES(14,1795424400000,'pin','pin “price list”','shell','done');
INSERT INTO steps VALUES(15,1795424400000,'intensity','“Borealis”: 3 touches a month','shell','done');
INSERT INTO steps VALUES(16,1795424400000,'contract','contract “frame” with Acme Industrial until Sun 31 Jan','shell','done');
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
INSERT INTO accounts VALUES(1,'A1','Acme Industrial','acme industrial','Leeds',NULL,NULL,NULL,'K',1,'open',NULL,NULL,NULL,NULL,NULL);
INSERT INTO accounts VALUES(2,'B1','Borealis','borealis','Oslo',NULL,NULL,NULL,'A',2,'open',NULL,NULL,NULL,NULL,NULL);
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
INSERT INTO step_changes VALUES(1,1,'segments',1,NULL,'{"id":1,"name":"Industry"}');
INSERT INTO step_changes VALUES(2,1,'segments',2,NULL,'{"id":2,"name":"Retail"}');
INSERT INTO step_changes VALUES(3,1,'accounts',1,NULL,'{"cadence_days":null,"city":"Leeds","code":"A1","country":null,"folded":"acme industrial","id":1,"min_gap_days":null,"name":"Acme Industrial","note":null,"parked_until":null,"parked_why":null,"phone":null,"segment_id":1,"status":"open","tier":"K","website":null}');
INSERT INTO step_changes VALUES(4,1,'accounts',2,NULL,'{"cadence_days":null,"city":"Oslo","code":"B1","country":null,"folded":"borealis","id":2,"min_gap_days":null,"name":"Borealis","note":null,"parked_until":null,"parked_why":null,"phone":null,"segment_id":2,"status":"open","tier":"A","website":null}');
INSERT INTO step_changes VALUES(5,2,'sales',1,NULL,'{"account_id":1,"currency":"EUR","day":"2025-03-04","grain":"day","id":1,"minor":120050,"segment_id":null,"source":"f2s.csv"}');
INSERT INTO step_changes VALUES(6,2,'sales',2,NULL,'{"account_id":2,"currency":"EUR","day":"2025-04-01","grain":"day","id":2,"minor":-2000,"segment_id":null,"source":"f2s.csv"}');
INSERT INTO step_changes VALUES(7,3,'tasks',1,NULL,'{"account_id":1,"at":"10:00","code":null,"contact_id":null,"done_at":null,"due_on":"2026-12-12","handed_to":null,"id":1,"important":1,"kind":"call","minutes":30,"note":null,"planned_on":"2026-11-27","promised":null,"quadrant":null,"repeat":null,"repeat_from":null,"status":"open","title":"renewal pricing","urgent":null,"waiting":null}');
INSERT INTO step_changes VALUES(8,3,'task_events',1,NULL,'{"at":1795424400000,"from_on":null,"id":1,"note":null,"reason":null,"task_id":1,"to_on":"2026-11-27","what":"created"}');
INSERT INTO step_changes VALUES(9,4,'tasks',2,NULL,'{"account_id":2,"at":null,"code":null,"contact_id":null,"done_at":null,"due_on":"2026-12-01","handed_to":null,"id":2,"important":null,"kind":"email","minutes":10,"note":null,"planned_on":"2026-12-01","promised":"price","quadrant":null,"repeat":null,"repeat_from":null,"status":"open","title":"price list","urgent":null,"waiting":null}');
INSERT INTO step_changes VALUES(10,4,'task_events',2,NULL,'{"at":1795424400000,"from_on":null,"id":2,"note":null,"reason":null,"task_id":2,"to_on":"2026-12-01","what":"created"}');
INSERT INTO step_changes VALUES(11,4,'promises',1,NULL,'{"about":"price","account_id":2,"contact_id":null,"due_on":"2026-12-01","id":1,"kept_on":null,"made_on":"2026-11-23","task_id":2,"text":"price list","touch_id":null}');
INSERT INTO step_changes VALUES(12,5,'tasks',3,NULL,'{"account_id":1,"at":null,"code":null,"contact_id":null,"done_at":null,"due_on":null,"handed_to":null,"id":3,"important":null,"kind":"visit","minutes":90,"note":null,"planned_on":"2026-11-23","promised":null,"quadrant":null,"repeat":"FREQ=WEEKLY;INTERVAL=2","repeat_from":"2026-11-23","status":"open","title":"walk round","urgent":null,"waiting":null}');
INSERT INTO step_changes VALUES(13,5,'task_events',3,NULL,'{"at":1795424400000,"from_on":null,"id":3,"note":null,"reason":null,"task_id":3,"to_on":"2026-11-23","what":"created"}');
INSERT INTO step_changes VALUES(14,6,'tasks',1,'{"account_id":1,"at":"10:00","code":null,"contact_id":null,"done_at":null,"due_on":"2026-12-12","handed_to":null,"id":1,"important":1,"kind":"call","minutes":30,"note":null,"planned_on":"2026-11-27","promised":null,"quadrant":null,"repeat":null,"repeat_from":null,"status":"open","title":"renewal pricing","urgent":null,"waiting":null}','{"account_id":1,"at":"10:00","code":null,"contact_id":null,"done_at":1795424400000,"due_on":"2026-12-12","handed_to":null,"id":1,"important":1,"kind":"call","minutes":30,"note":null,"planned_on":"2026-11-27","promised":null,"quadrant":null,"repeat":null,"repeat_from":null,"status":"done","title":"renewal pricing","urgent":null,"waiting":null}');
INSERT INTO step_changes VALUES(15,6,'touches',1,NULL,'{"account_id":1,"at":1795424400000,"contact_id":null,"day":"2026-11-23","id":1,"kind":"call","note":"agreed option B","outcome":"reached","task_id":1}');
INSERT INTO step_changes VALUES(16,6,'task_events',4,NULL,'{"at":1795424400000,"from_on":null,"id":4,"note":null,"reason":null,"task_id":1,"to_on":null,"what":"done"}');
INSERT INTO step_changes VALUES(17,7,'tasks',2,'{"account_id":2,"at":null,"code":null,"contact_id":null,"done_at":null,"due_on":"2026-12-01","handed_to":null,"id":2,"important":null,"kind":"email","minutes":10,"note":null,"planned_on":"2026-12-01","promised":"price","quadrant":null,"repeat":null,"repeat_from":null,"status":"open","title":"price list","urgent":null,"waiting":null}','{"account_id":2,"at":null,"code":null,"contact_id":null,"done_at":null,"due_on":"2026-12-01","handed_to":null,"id":2,"important":null,"kind":"email","minutes":10,"note":null,"planned_on":"2026-11-24","promised":"price","quadrant":null,"repeat":null,"repeat_from":null,"status":"open","title":"price list","urgent":null,"waiting":null}');
INSERT INTO step_changes VALUES(18,7,'task_events',5,NULL,'{"at":1795424400000,"from_on":"2026-12-01","id":5,"note":null,"reason":"client","task_id":2,"to_on":"2026-11-24","what":"moved"}');
INSERT INTO step_changes VALUES(19,8,'tasks',4,NULL,'{"account_id":1,"at":null,"code":null,"contact_id":null,"done_at":null,"due_on":null,"handed_to":null,"id":4,"important":null,"kind":"call","minutes":15,"note":null,"planned_on":"2026-12-18","promised":null,"quadrant":null,"repeat":null,"repeat_from":null,"status":"open","title":"How happy are you with us, A to F?","urgent":null,"waiting":null}');
INSERT INTO step_changes VALUES(20,8,'task_events',6,NULL,'{"at":1795424400000,"from_on":null,"id":6,"note":null,"reason":null,"task_id":4,"to_on":"2026-12-18","what":"created"}');
INSERT INTO step_changes VALUES(21,8,'grades',1,NULL,'{"account_id":1,"contact_id":null,"day":"2026-11-23","feeling":null,"id":1,"letter":"C","question":"How happy are you with us, A to F?","review_on":"2026-12-18","target":"C+","task_id":4,"why":"late deliveries"}');
INSERT INTO step_changes VALUES(22,9,'tasks',5,NULL,'{"account_id":1,"at":null,"code":null,"contact_id":null,"done_at":null,"due_on":null,"handed_to":null,"id":5,"important":null,"kind":"call","minutes":15,"note":null,"planned_on":"2026-11-26","promised":null,"quadrant":null,"repeat":null,"repeat_from":null,"status":"open","title":"defend the price","urgent":null,"waiting":null}');
INSERT INTO step_changes VALUES(23,9,'task_events',7,NULL,'{"at":1795424400000,"from_on":null,"id":7,"note":null,"reason":null,"task_id":5,"to_on":"2026-11-26","what":"created"}');
INSERT INTO step_changes VALUES(24,9,'threats',1,NULL,'{"account_id":1,"closed_on":null,"closed_why":null,"competitor":null,"found_on":"2026-11-23","id":1,"severity":2,"task_id":5,"text":"rival undercuts"}');
INSERT INTO step_changes VALUES(25,10,'trigger_events',1,NULL,'{"account_id":2,"day":"2026-11-23","id":1,"source":null,"task_id":null,"text":"new tender out","topic":"tender"}');
INSERT INTO step_changes VALUES(26,11,'plans',1,NULL,'{"id":1,"locked_at":null,"locked_on":null,"month":"2026-12-01"}');
INSERT INTO step_changes VALUES(27,11,'tasks',6,NULL,'{"account_id":2,"at":null,"code":null,"contact_id":null,"done_at":null,"due_on":null,"handed_to":null,"id":6,"important":null,"kind":"call","minutes":15,"note":null,"planned_on":"2026-12-01","promised":null,"quadrant":null,"repeat":null,"repeat_from":null,"status":"open","title":"speak about the tender","urgent":null,"waiting":null}');
INSERT INTO step_changes VALUES(28,11,'tasks',7,NULL,'{"account_id":null,"at":null,"code":null,"contact_id":null,"done_at":null,"due_on":null,"handed_to":null,"id":7,"important":null,"kind":"internal","minutes":30,"note":null,"planned_on":"2026-12-01","promised":null,"quadrant":null,"repeat":null,"repeat_from":null,"status":"open","title":"load the new sales","urgent":null,"waiting":null}');
INSERT INTO step_changes VALUES(29,11,'tasks',8,NULL,'{"account_id":null,"at":null,"code":null,"contact_id":null,"done_at":null,"due_on":null,"handed_to":null,"id":8,"important":null,"kind":"prospecting","minutes":30,"note":null,"planned_on":"2026-12-02","promised":null,"quadrant":null,"repeat":null,"repeat_from":null,"status":"open","title":"find new accounts","urgent":null,"waiting":null}');
INSERT INTO step_changes VALUES(30,11,'tasks',9,NULL,'{"account_id":1,"at":null,"code":null,"contact_id":null,"done_at":null,"due_on":null,"handed_to":null,"id":9,"important":null,"kind":"proposal","minutes":60,"note":null,"planned_on":"2026-12-03","promised":null,"quadrant":null,"repeat":null,"repeat_from":null,"status":"open","title":"bring a new idea","urgent":null,"waiting":null}');
INSERT INTO step_changes VALUES(31,11,'tasks',10,NULL,'{"account_id":null,"at":null,"code":null,"contact_id":null,"done_at":null,"due_on":null,"handed_to":null,"id":10,"important":null,"kind":"research","minutes":30,"note":null,"planned_on":"2026-12-04","promised":null,"quadrant":null,"repeat":null,"repeat_from":null,"status":"open","title":"what changed at my accounts","urgent":null,"waiting":null}');
INSERT INTO step_changes VALUES(32,11,'tasks',11,NULL,'{"account_id":null,"at":null,"code":null,"contact_id":null,"done_at":null,"due_on":null,"handed_to":null,"id":11,"important":null,"kind":"prospecting","minutes":30,"note":null,"planned_on":"2026-12-08","promised":null,"quadrant":null,"repeat":null,"repeat_from":null,"status":"open","title":"find new accounts","urgent":null,"waiting":null}');
INSERT INTO step_changes VALUES(33,11,'tasks',12,NULL,'{"account_id":null,"at":null,"code":null,"contact_id":null,"done_at":null,"due_on":null,"handed_to":null,"id":12,"important":null,"kind":"research","minutes":30,"note":null,"planned_on":"2026-12-11","promised":null,"quadrant":null,"repeat":null,"repeat_from":null,"status":"open","title":"what changed at my accounts","urgent":null,"waiting":null}');
INSERT INTO step_changes VALUES(34,11,'tasks',13,NULL,'{"account_id":null,"at":null,"code":null,"contact_id":null,"done_at":null,"due_on":null,"handed_to":null,"id":13,"important":null,"kind":"prospecting","minutes":30,"note":null,"planned_on":"2026-12-15","promised":null,"quadrant":null,"repeat":null,"repeat_from":null,"status":"open","title":"find new accounts","urgent":null,"waiting":null}');
INSERT INTO step_changes VALUES(35,11,'tasks',14,NULL,'{"account_id":null,"at":null,"code":null,"contact_id":null,"done_at":null,"due_on":null,"handed_to":null,"id":14,"important":null,"kind":"research","minutes":30,"note":null,"planned_on":"2026-12-18","promised":null,"quadrant":null,"repeat":null,"repeat_from":null,"status":"open","title":"what changed at my accounts","urgent":null,"waiting":null}');
INSERT INTO step_changes VALUES(36,11,'tasks',15,NULL,'{"account_id":2,"at":null,"code":null,"contact_id":null,"done_at":null,"due_on":null,"handed_to":null,"id":15,"important":null,"kind":"call","minutes":15,"note":null,"planned_on":"2026-12-22","promised":null,"quadrant":null,"repeat":null,"repeat_from":null,"status":"open","title":"break the silence","urgent":null,"waiting":null}');
INSERT INTO step_changes VALUES(37,11,'tasks',16,NULL,'{"account_id":null,"at":null,"code":null,"contact_id":null,"done_at":null,"due_on":null,"handed_to":null,"id":16,"important":null,"kind":"prospecting","minutes":30,"note":null,"planned_on":"2026-12-23","promised":null,"quadrant":null,"repeat":null,"repeat_from":null,"status":"open","title":"find new accounts","urgent":null,"waiting":null}');
INSERT INTO step_changes VALUES(38,11,'tasks',17,NULL,'{"account_id":null,"at":null,"code":null,"contact_id":null,"done_at":null,"due_on":null,"handed_to":null,"id":17,"important":null,"kind":"research","minutes":30,"note":null,"planned_on":"2026-12-25","promised":null,"quadrant":null,"repeat":null,"repeat_from":null,"status":"open","title":"what changed at my accounts","urgent":null,"waiting":null}');
INSERT INTO step_changes VALUES(39,11,'tasks',18,NULL,'{"account_id":1,"at":null,"code":null,"contact_id":null,"done_at":null,"due_on":null,"handed_to":null,"id":18,"important":null,"kind":"visit","minutes":90,"note":null,"planned_on":"2026-12-31","promised":null,"quadrant":null,"repeat":null,"repeat_from":null,"status":"open","title":"keep in touch","urgent":null,"waiting":null}');
INSERT INTO step_changes VALUES(40,11,'trigger_events',1,'{"account_id":2,"day":"2026-11-23","id":1,"source":null,"task_id":null,"text":"new tender out","topic":"tender"}','{"account_id":2,"day":"2026-11-23","id":1,"source":null,"task_id":6,"text":"new tender out","topic":"tender"}');
INSERT INTO step_changes VALUES(41,11,'task_events',8,NULL,'{"at":1795424400000,"from_on":null,"id":8,"note":"plan 2026-12: tender of 23 Nov unanswered","reason":null,"task_id":6,"to_on":"2026-12-01","what":"created"}');
INSERT INTO step_changes VALUES(42,11,'task_events',9,NULL,'{"at":1795424400000,"from_on":null,"id":9,"note":"plan 2026-12: sales end on 1 Apr 2025, 601 d ago","reason":null,"task_id":7,"to_on":"2026-12-01","what":"created"}');
INSERT INTO step_changes VALUES(43,11,'task_events',10,NULL,'{"at":1795424400000,"from_on":null,"id":10,"note":"plan 2026-12: base 2 of 80 accounts","reason":null,"task_id":8,"to_on":"2026-12-02","what":"created"}');
INSERT INTO step_changes VALUES(44,11,'task_events',11,NULL,'{"at":1795424400000,"from_on":null,"id":11,"note":"plan 2026-12: no new idea in 30 d","reason":null,"task_id":9,"to_on":"2026-12-03","what":"created"}');
INSERT INTO step_changes VALUES(45,11,'task_events',12,NULL,'{"at":1795424400000,"from_on":null,"id":12,"note":"plan 2026-12: a slot of every month","reason":null,"task_id":10,"to_on":"2026-12-04","what":"created"}');
INSERT INTO step_changes VALUES(46,11,'task_events',13,NULL,'{"at":1795424400000,"from_on":null,"id":13,"note":"plan 2026-12: base 2 of 80 accounts","reason":null,"task_id":11,"to_on":"2026-12-08","what":"created"}');
INSERT INTO step_changes VALUES(47,11,'task_events',14,NULL,'{"at":1795424400000,"from_on":null,"id":14,"note":"plan 2026-12: a slot of every month","reason":null,"task_id":12,"to_on":"2026-12-11","what":"created"}');
INSERT INTO step_changes VALUES(48,11,'task_events',15,NULL,'{"at":1795424400000,"from_on":null,"id":15,"note":"plan 2026-12: base 2 of 80 accounts","reason":null,"task_id":13,"to_on":"2026-12-15","what":"created"}');
INSERT INTO step_changes VALUES(49,11,'task_events',16,NULL,'{"at":1795424400000,"from_on":null,"id":16,"note":"plan 2026-12: a slot of every month","reason":null,"task_id":14,"to_on":"2026-12-18","what":"created"}');
INSERT INTO step_changes VALUES(50,11,'task_events',17,NULL,'{"at":1795424400000,"from_on":null,"id":17,"note":"plan 2026-12: never met","reason":null,"task_id":15,"to_on":"2026-12-22","what":"created"}');
INSERT INTO step_changes VALUES(51,11,'task_events',18,NULL,'{"at":1795424400000,"from_on":null,"id":18,"note":"plan 2026-12: base 2 of 80 accounts","reason":null,"task_id":16,"to_on":"2026-12-23","what":"created"}');
INSERT INTO step_changes VALUES(52,11,'task_events',19,NULL,'{"at":1795424400000,"from_on":null,"id":19,"note":"plan 2026-12: a slot of every month","reason":null,"task_id":17,"to_on":"2026-12-25","what":"created"}');
INSERT INTO step_changes VALUES(53,11,'task_events',20,NULL,'{"at":1795424400000,"from_on":null,"id":20,"note":"plan 2026-12: K account, every 7 d","reason":null,"task_id":18,"to_on":"2026-12-31","what":"created"}');
INSERT INTO step_changes VALUES(54,12,'plans',1,'{"id":1,"locked_at":null,"locked_on":null,"month":"2026-12-01"}','{"id":1,"locked_at":1795424400000,"locked_on":"2026-11-23","month":"2026-12-01"}');
INSERT INTO step_changes VALUES(55,12,'plan_lines',1,NULL,'{"account_id":2,"id":1,"minutes":15,"plan_id":1,"planned_on":"2026-12-01","task_id":6}');
INSERT INTO step_changes VALUES(56,12,'plan_lines',2,NULL,'{"account_id":null,"id":2,"minutes":30,"plan_id":1,"planned_on":"2026-12-01","task_id":7}');
INSERT INTO step_changes VALUES(57,12,'plan_lines',3,NULL,'{"account_id":null,"id":3,"minutes":30,"plan_id":1,"planned_on":"2026-12-02","task_id":8}');
INSERT INTO step_changes VALUES(58,12,'plan_lines',4,NULL,'{"account_id":1,"id":4,"minutes":60,"plan_id":1,"planned_on":"2026-12-03","task_id":9}');
INSERT INTO step_changes VALUES(59,12,'plan_lines',5,NULL,'{"account_id":null,"id":5,"minutes":30,"plan_id":1,"planned_on":"2026-12-04","task_id":10}');
INSERT INTO step_changes VALUES(60,12,'plan_lines',6,NULL,'{"account_id":null,"id":6,"minutes":30,"plan_id":1,"planned_on":"2026-12-08","task_id":11}');
INSERT INTO step_changes VALUES(61,12,'plan_lines',7,NULL,'{"account_id":null,"id":7,"minutes":30,"plan_id":1,"planned_on":"2026-12-11","task_id":12}');
INSERT INTO step_changes VALUES(62,12,'plan_lines',8,NULL,'{"account_id":null,"id":8,"minutes":30,"plan_id":1,"planned_on":"2026-12-15","task_id":13}');
INSERT INTO step_changes VALUES(63,12,'plan_lines',9,NULL,'{"account_id":1,"id":9,"minutes":15,"plan_id":1,"planned_on":"2026-12-18","task_id":4}');
INSERT INTO step_changes VALUES(64,12,'plan_lines',10,NULL,'{"account_id":null,"id":10,"minutes":30,"plan_id":1,"planned_on":"2026-12-18","task_id":14}');
INSERT INTO step_changes VALUES(65,12,'plan_lines',11,NULL,'{"account_id":2,"id":11,"minutes":15,"plan_id":1,"planned_on":"2026-12-22","task_id":15}');
INSERT INTO step_changes VALUES(66,12,'plan_lines',12,NULL,'{"account_id":null,"id":12,"minutes":30,"plan_id":1,"planned_on":"2026-12-23","task_id":16}');
INSERT INTO step_changes VALUES(67,12,'plan_lines',13,NULL,'{"account_id":null,"id":13,"minutes":30,"plan_id":1,"planned_on":"2026-12-25","task_id":17}');
INSERT INTO step_changes VALUES(68,12,'plan_lines',14,NULL,'{"account_id":1,"id":14,"minutes":90,"plan_id":1,"planned_on":"2026-12-31","task_id":18}');
INSERT INTO step_changes VALUES(69,13,'days_off',1,NULL,'{"first_on":"2026-12-24","id":1,"last_on":"2026-12-24","why":null}');
INSERT INTO step_changes VALUES(70,14,'pins',1,NULL,'{"id":1,"task_id":2}');
INSERT INTO step_changes VALUES(71,15,'intensities',1,NULL,'{"account_id":2,"id":1,"minutes":null,"touches":3}');
INSERT INTO step_changes VALUES(72,16,'contracts',1,NULL,'{"account_id":1,"currency":"EUR","end_on":"2027-01-31","id":1,"minor":4800000,"name":"frame","notice_on":"2026-11-30","start_on":"2026-02-01","state":"running"}');
CREATE TABLE departments (
    id INTEGER NOT NULL,
    account_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT departments_name_length CHECK (length(name) BETWEEN 1 AND 200),
    FOREIGN KEY(account_id) REFERENCES accounts (id) ON DELETE CASCADE
) STRICT;
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
INSERT INTO sales VALUES(1,1,NULL,'2025-03-04','day',120050,'EUR','f2s.csv');
INSERT INTO sales VALUES(2,2,NULL,'2025-04-01','day',-2000,'EUR','f2s.csv');
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
INSERT INTO tasks VALUES(1,NULL,'renewal pricing','call','done',1,NULL,'2026-11-27','10:00','2026-12-12',30,NULL,NULL,1,NULL,NULL,NULL,NULL,NULL,NULL,1795424400000);
INSERT INTO tasks VALUES(2,NULL,'price list','email','open',2,NULL,'2026-11-24',NULL,'2026-12-01',10,'price',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO tasks VALUES(3,NULL,'walk round','visit','open',1,NULL,'2026-11-23',NULL,NULL,90,NULL,NULL,NULL,NULL,NULL,'FREQ=WEEKLY;INTERVAL=2','2026-11-23',NULL,NULL,NULL);
INSERT INTO tasks VALUES(4,NULL,'How happy are you with us, A to F?','call','open',1,NULL,'2026-12-18',NULL,NULL,15,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO tasks VALUES(5,NULL,'defend the price','call','open',1,NULL,'2026-11-26',NULL,NULL,15,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO tasks VALUES(6,NULL,'speak about the tender','call','open',2,NULL,'2026-12-01',NULL,NULL,15,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO tasks VALUES(7,NULL,'load the new sales','internal','open',NULL,NULL,'2026-12-01',NULL,NULL,30,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO tasks VALUES(8,NULL,'find new accounts','prospecting','open',NULL,NULL,'2026-12-02',NULL,NULL,30,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO tasks VALUES(9,NULL,'bring a new idea','proposal','open',1,NULL,'2026-12-03',NULL,NULL,60,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO tasks VALUES(10,NULL,'what changed at my accounts','research','open',NULL,NULL,'2026-12-04',NULL,NULL,30,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO tasks VALUES(11,NULL,'find new accounts','prospecting','open',NULL,NULL,'2026-12-08',NULL,NULL,30,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO tasks VALUES(12,NULL,'what changed at my accounts','research','open',NULL,NULL,'2026-12-11',NULL,NULL,30,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO tasks VALUES(13,NULL,'find new accounts','prospecting','open',NULL,NULL,'2026-12-15',NULL,NULL,30,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO tasks VALUES(14,NULL,'what changed at my accounts','research','open',NULL,NULL,'2026-12-18',NULL,NULL,30,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO tasks VALUES(15,NULL,'break the silence','call','open',2,NULL,'2026-12-22',NULL,NULL,15,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO tasks VALUES(16,NULL,'find new accounts','prospecting','open',NULL,NULL,'2026-12-23',NULL,NULL,30,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO tasks VALUES(17,NULL,'what changed at my accounts','research','open',NULL,NULL,'2026-12-25',NULL,NULL,30,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO tasks VALUES(18,NULL,'keep in touch','visit','open',1,NULL,'2026-12-31',NULL,NULL,90,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
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
INSERT INTO task_events VALUES(1,1,1795424400000,'created',NULL,'2026-11-27',NULL,NULL);
INSERT INTO task_events VALUES(2,2,1795424400000,'created',NULL,'2026-12-01',NULL,NULL);
INSERT INTO task_events VALUES(3,3,1795424400000,'created',NULL,'2026-11-23',NULL,NULL);
INSERT INTO task_events VALUES(4,1,1795424400000,'done',NULL,NULL,NULL,NULL);
INSERT INTO task_events VALUES(5,2,1795424400000,'moved','2026-12-01','2026-11-24','client',NULL);
INSERT INTO task_events VALUES(6,4,1795424400000,'created',NULL,'2026-12-18',NULL,NULL);
INSERT INTO task_events VALUES(7,5,1795424400000,'created',NULL,'2026-11-26',NULL,NULL);
INSERT INTO task_events VALUES(8,6,1795424400000,'created',NULL,'2026-12-01',NULL,'plan 2026-12: tender of 23 Nov unanswered');
INSERT INTO task_events VALUES(9,7,1795424400000,'created',NULL,'2026-12-01',NULL,'plan 2026-12: sales end on 1 Apr 2025, 601 d ago');
INSERT INTO task_events VALUES(10,8,1795424400000,'created',NULL,'2026-12-02',NULL,'plan 2026-12: base 2 of 80 accounts');
INSERT INTO task_events VALUES(11,9,1795424400000,'created',NULL,'2026-12-03',NULL,'plan 2026-12: no new idea in 30 d');
INSERT INTO task_events VALUES(12,10,1795424400000,'created',NULL,'2026-12-04',NULL,'plan 2026-12: a slot of every month');
INSERT INTO task_events VALUES(13,11,1795424400000,'created',NULL,'2026-12-08',NULL,'plan 2026-12: base 2 of 80 accounts');
INSERT INTO task_events VALUES(14,12,1795424400000,'created',NULL,'2026-12-11',NULL,'plan 2026-12: a slot of every month');
INSERT INTO task_events VALUES(15,13,1795424400000,'created',NULL,'2026-12-15',NULL,'plan 2026-12: base 2 of 80 accounts');
INSERT INTO task_events VALUES(16,14,1795424400000,'created',NULL,'2026-12-18',NULL,'plan 2026-12: a slot of every month');
INSERT INTO task_events VALUES(17,15,1795424400000,'created',NULL,'2026-12-22',NULL,'plan 2026-12: never met');
INSERT INTO task_events VALUES(18,16,1795424400000,'created',NULL,'2026-12-23',NULL,'plan 2026-12: base 2 of 80 accounts');
INSERT INTO task_events VALUES(19,17,1795424400000,'created',NULL,'2026-12-25',NULL,'plan 2026-12: a slot of every month');
INSERT INTO task_events VALUES(20,18,1795424400000,'created',NULL,'2026-12-31',NULL,'plan 2026-12: K account, every 7 d');
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
INSERT INTO touches VALUES(1,1,NULL,1,'2026-11-23',1795424400000,'call','reached','agreed option B');
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
INSERT INTO promises VALUES(1,2,NULL,2,NULL,'price','price list','2026-11-23','2026-12-01',NULL);
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
INSERT INTO plans VALUES(1,'2026-12-01','2026-11-23',1795424400000);
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
INSERT INTO intensities VALUES(1,2,3,NULL);
CREATE TABLE pins (
    id INTEGER NOT NULL,
    task_id INTEGER NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (task_id),
    FOREIGN KEY(task_id) REFERENCES tasks (id)
) STRICT;
INSERT INTO pins VALUES(1,2);
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
INSERT INTO plan_lines VALUES(1,1,6,2,'2026-12-01',15);
INSERT INTO plan_lines VALUES(2,1,7,NULL,'2026-12-01',30);
INSERT INTO plan_lines VALUES(3,1,8,NULL,'2026-12-02',30);
INSERT INTO plan_lines VALUES(4,1,9,1,'2026-12-03',60);
INSERT INTO plan_lines VALUES(5,1,10,NULL,'2026-12-04',30);
INSERT INTO plan_lines VALUES(6,1,11,NULL,'2026-12-08',30);
INSERT INTO plan_lines VALUES(7,1,12,NULL,'2026-12-11',30);
INSERT INTO plan_lines VALUES(8,1,13,NULL,'2026-12-15',30);
INSERT INTO plan_lines VALUES(9,1,4,1,'2026-12-18',15);
INSERT INTO plan_lines VALUES(10,1,14,NULL,'2026-12-18',30);
INSERT INTO plan_lines VALUES(11,1,15,2,'2026-12-22',15);
INSERT INTO plan_lines VALUES(12,1,16,NULL,'2026-12-23',30);
INSERT INTO plan_lines VALUES(13,1,17,NULL,'2026-12-25',30);
INSERT INTO plan_lines VALUES(14,1,18,1,'2026-12-31',90);
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
INSERT INTO contracts VALUES(1,1,'frame','running','2026-02-01','2027-01-31','2026-11-30',4800000,'EUR');
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
INSERT INTO grades VALUES(1,1,NULL,'2026-11-23','How happy are you with us, A to F?','C','late deliveries',NULL,'C+','2026-12-18',4);
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
INSERT INTO threats VALUES(1,1,'rival undercuts',NULL,2,'2026-11-23',NULL,NULL,5);
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
INSERT INTO trigger_events VALUES(1,2,'tender','2026-11-23','new tender out',NULL,6);
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
CREATE UNIQUE INDEX index_values_series ON index_values (series, month);
CREATE INDEX account_aliases_account ON account_aliases (account_id);
CREATE UNIQUE INDEX plan_lines_plan ON plan_lines (plan_id, task_id);
CREATE INDEX plan_lines_task ON plan_lines (task_id);
CREATE INDEX contracts_account ON contracts (account_id, end_on);
CREATE UNIQUE INDEX contract_rungs_once ON contract_rungs (contract_id, rung);
CREATE INDEX grades_account ON grades (account_id, day);
CREATE INDEX threats_open ON threats (account_id) WHERE closed_on IS NULL;
CREATE INDEX trigger_events_account ON trigger_events (account_id, day);
CREATE INDEX tasks_done_planned ON tasks (planned_on) WHERE status = 'done';
CREATE INDEX tasks_open_repeat ON tasks (planned_on) WHERE status = 'open' AND repeat IS NOT NULL;
COMMIT;
