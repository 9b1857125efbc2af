PRAGMA application_id=1262570836;
PRAGMA user_version=3;
BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO alembic_version VALUES('0003');
CREATE TABLE book_settings (
    "key" TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY ("key"),
    CONSTRAINT book_settings_key_length CHECK (length(key) BETWEEN 1 AND 100)
) STRICT;
INSERT INTO book_settings VALUES('holidays:GB','2025,2026,2027,2028');
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
INSERT INTO days_off VALUES(1,'2026-12-23','2026-12-23','off');
CREATE TABLE holidays (
    country TEXT NOT NULL,
    day TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (country, day),
    CONSTRAINT holidays_country_length CHECK (length(country) BETWEEN 1 AND 20),
    CONSTRAINT holidays_name_length CHECK (length(name) BETWEEN 1 AND 200),
    CONSTRAINT holidays_day_day CHECK (day = date(day, '+0 days'))
) STRICT;
INSERT INTO holidays VALUES('GB','2025-01-01','New Year''s Day');
INSERT INTO holidays VALUES('GB','2025-04-18','Good Friday');
INSERT INTO holidays VALUES('GB','2025-05-05','May Day');
INSERT INTO holidays VALUES('GB','2025-05-26','Spring Bank Holiday');
INSERT INTO holidays VALUES('GB','2025-12-25','Christmas Day');
INSERT INTO holidays VALUES('GB','2025-12-26','Boxing Day');
INSERT INTO holidays VALUES('GB','2026-01-01','New Year''s Day');
INSERT INTO holidays VALUES('GB','2026-04-03','Good Friday');
INSERT INTO holidays VALUES('GB','2026-05-04','May Day');
INSERT INTO holidays VALUES('GB','2026-05-25','Spring Bank Holiday');
INSERT INTO holidays VALUES('GB','2026-12-25','Christmas Day');
INSERT INTO holidays VALUES('GB','2026-12-26','Boxing Day');
INSERT INTO holidays VALUES('GB','2026-12-28','Boxing Day (observed)');
INSERT INTO holidays VALUES('GB','2027-01-01','New Year''s Day');
INSERT INTO holidays VALUES('GB','2027-03-26','Good Friday');
INSERT INTO holidays VALUES('GB','2027-05-03','May Day');
INSERT INTO holidays VALUES('GB','2027-05-31','Spring Bank Holiday');
INSERT INTO holidays VALUES('GB','2027-12-25','Christmas Day');
INSERT INTO holidays VALUES('GB','2027-12-26','Boxing Day');
INSERT INTO holidays VALUES('GB','2027-12-27','Christmas Day (observed)');
INSERT INTO holidays VALUES('GB','2027-12-28','Boxing Day (observed)');
INSERT INTO holidays VALUES('GB','2028-01-01','New Year''s Day');
INSERT INTO holidays VALUES('GB','2028-01-03','New Year''s Day (observed)');
INSERT INTO holidays VALUES('GB','2028-04-14','Good Friday');
INSERT INTO holidays VALUES('GB','2028-05-01','May Day');
INSERT INTO holidays VALUES('GB','2028-05-29','Spring Bank Holiday');
INSERT INTO holidays VALUES('GB','2028-12-25','Christmas Day');
INSERT INTO holidays VALUES('GB','2028-12-26','Boxing Day');
CREATE TABLE segments (
    id INTEGER NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT segments_name_length CHECK (length(name) BETWEEN 1 AND 200),
    UNIQUE (name)
) STRICT;
INSERT INTO segments VALUES(1,'Office');
INSERT INTO segments VALUES(2,'Home');
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
INSERT INTO steps VALUES(1,1795424400000,'import','import the small book','shell','done');
INSERT INTO steps VALUES(2,1795424400000,'import','import 2 rows of 1.csv','shell','done');
INSERT INTO steps VALUES(3,1795424400000,'import','import 2 rows of 1.csv','shell','done');
INSERT INTO steps VALUES(4,1795424400000,'add','add call “round 3”','shell','done');
INSERT INTO steps VALUES(5,1795424400000,'add','add proposal “offer 2”','shell','done');
INSERT INTO steps VALUES(6,1795424400000,'add department','add department “Team 1” to Borealis','shell','done');
INSERT INTO steps VALUES(7,1795424400000,'grade','grade D for “Rina Shah”','shell','done');
INSERT INTO steps VALUES(8,1795424400000,'grade','grade B+ for “Delta”','shell','done');
INSERT INTO steps VALUES(9,1795424400000,'promise','promise “promise 1” to Borealis by Tue 24 Nov','shell','done');
INSERT INTO steps VALUES(10,1795424400000,'contract','contract “frame 3” with Delta until Wed 16 Dec','shell','done');
INSERT INTO steps VALUES(11,1795424400000,'threat','threat “threat 4” at “Ember”','shell','done');
INSERT INTO steps VALUES(12,1795424400000,'threat','threat “threat 3” at “Delta”','shell','done');
INSERT INTO steps VALUES(13,1795424400000,'answer','answer “threat 3”','shell','done');
INSERT INTO steps VALUES(14,1795424400000,'close','close “threat 3”','shell','done');
INSERT INTO steps VALUES(15,1795424400000,'event','relocation “event 3” at “Delta”','shell','done');
INSERT INTO steps VALUES(16,1795424400000,'objective','objective “win the plant 0” of “Acme Industrial”','shell','done');
INSERT INTO steps VALUES(17,1795424400000,'met','met objective “win the plant 0”','shell','done');
INSERT INTO steps VALUES(18,1795424400000,'objective','objective “win the plant 4” of “Ember”','shell','done');
INSERT INTO steps VALUES(19,1795424400000,'offering','“offering 2” ours at “Cobalt”','shell','done');
INSERT INTO steps VALUES(20,1795424400000,'counterpart','Jo Rival of Rivals 1 at “Borealis”','shell','done');
INSERT INTO steps VALUES(21,1795424400000,'intel','note “steel is dear 1”','shell','done');
INSERT INTO steps VALUES(22,1795424400000,'intel','note “steel is dear 2”','shell','done');
INSERT INTO steps VALUES(23,1795424400000,'option','option “option 1”','shell','done');
INSERT INTO steps VALUES(24,1795424400000,'pin','pin 2 tasks','shell','done');
INSERT INTO steps VALUES(25,1795424400000,'plan','plan December 2026: 32 tasks','shell','done');
INSERT INTO steps VALUES(26,1795424400000,'lock','lock December 2026','shell','done');
INSERT INTO steps VALUES(27,1795424400000,'intensity','“Borealis”: 1 touches a month, 30 minutes each','shell','done');
INSERT INTO steps VALUES(28,1795424400000,'intensity','“Cobalt”: 2 touches a month','shell','done');
INSERT INTO steps VALUES(29,1795424400000,'away','away Wed 23 Dec','shell','done');
INSERT INTO steps VALUES(30,1795424400000,'merge','merge “Acme Industrial” into “Ember”','shell','done');
INSERT INTO steps VALUES(31,1795424400000,'edit','edit “new words 3”','shell','done');
INSERT INTO steps VALUES(32,1795424400000,'move','move 3 tasks to Sun 13 Dec','shell','done');
INSERT INTO steps VALUES(33,1795424400000,'done','done “new words 3” (Delta)','shell','done');
INSERT INTO steps VALUES(34,1795424400000,'no answer','no answer 2 tasks','shell','done');
INSERT INTO steps VALUES(35,1795424400000,'cut','cut 2 tasks','shell','done');
INSERT INTO steps VALUES(36,1795424400000,'handoff','hand “offer 2” to Sam 0','shell','done');
INSERT INTO steps VALUES(37,1795424400000,'kept','kept “40 units shipped?”','shell','done');
INSERT INTO steps VALUES(38,1795424400000,'park','park “Delta” until Fri 27 Nov','shell','dropped');
INSERT INTO steps VALUES(39,1795424400000,'goal','goal growth +15 % 2026 for Falcon','shell','done');
INSERT INTO steps VALUES(40,1795424400000,'intel','“raise prices” at 2 accounts','shell','done');
INSERT INTO steps VALUES(41,1795424400000,'import','import 2 rows of index.csv','shell','done');
INSERT INTO steps VALUES(42,1795424400000,'import','import 3 rows of sales.csv','shell','done');
INSERT INTO steps VALUES(43,1795424400000,'strategy','strategy, review of “Falcon”','shell','done');
INSERT INTO steps VALUES(44,1795424400000,'add','add call “agreed option [/]”','shell','dropped');
INSERT INTO steps VALUES(45,1795424400000,'move','move “send drawings” to Fri 27 Nov','shell','done');
INSERT INTO steps VALUES(46,1795424400000,'skip','skip “weekly stock check” once','shell','done');
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
INSERT INTO accounts VALUES(1,'AC-1','Acme Industrial','acme industrial','Leeds',NULL,NULL,NULL,'K',NULL,'open',NULL,NULL,NULL,NULL,NULL);
INSERT INTO accounts VALUES(2,NULL,'Borealis','borealis','Oslo',NULL,NULL,NULL,'A',NULL,'open',NULL,NULL,NULL,NULL,NULL);
INSERT INTO accounts VALUES(3,NULL,'Cobalt','cobalt',NULL,NULL,NULL,NULL,'A',NULL,'open',NULL,NULL,NULL,NULL,NULL);
INSERT INTO accounts VALUES(4,NULL,'Delta','delta',NULL,NULL,NULL,NULL,'B',NULL,'open',NULL,NULL,NULL,NULL,NULL);
INSERT INTO accounts VALUES(5,NULL,'Ember','ember','City 0',NULL,NULL,NULL,'K',NULL,'open',NULL,NULL,NULL,NULL,'merged from “Acme Industrial”');
INSERT INTO accounts VALUES(6,NULL,'Ögmund & Søn','ogmund søn',NULL,NULL,NULL,NULL,'C',NULL,'open','2027-02-01','no budget',NULL,NULL,NULL);
INSERT INTO accounts VALUES(7,NULL,'Lost Ltd','lost ltd',NULL,NULL,NULL,NULL,'B',NULL,'lost',NULL,NULL,NULL,NULL,NULL);
INSERT INTO accounts VALUES(8,NULL,'Falcon','falcon',NULL,NULL,NULL,NULL,'P',NULL,'open',NULL,NULL,NULL,NULL,NULL);
INSERT INTO accounts VALUES(10,NULL,'Shop 0','shop 0','Hull',NULL,NULL,NULL,'C',NULL,'open',NULL,NULL,NULL,NULL,NULL);
INSERT INTO accounts VALUES(11,NULL,'Rina Shah','rina shah',NULL,NULL,'1',NULL,'C',NULL,'open',NULL,NULL,NULL,NULL,NULL);
INSERT INTO accounts VALUES(12,NULL,'New 1','new 1',NULL,NULL,'1',NULL,'C',NULL,'open',NULL,NULL,NULL,NULL,NULL);
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
INSERT INTO step_changes VALUES(1,1,'accounts',1,NULL,'{"cadence_days":null,"city":"Leeds","code":"AC-1","country":null,"folded":"acme industrial","id":1,"min_gap_days":null,"name":"Acme Industrial","note":null,"parked_until":null,"parked_why":null,"phone":null,"segment_id":null,"status":"open","tier":"K","website":null}');
INSERT INTO step_changes VALUES(2,1,'accounts',2,NULL,'{"cadence_days":null,"city":"Oslo","code":null,"country":null,"folded":"borealis","id":2,"min_gap_days":null,"name":"Borealis","note":null,"parked_until":null,"parked_why":null,"phone":null,"segment_id":null,"status":"open","tier":"A","website":null}');
INSERT INTO step_changes VALUES(3,1,'accounts',3,NULL,'{"cadence_days":null,"city":null,"code":null,"country":null,"folded":"cobalt","id":3,"min_gap_days":null,"name":"Cobalt","note":null,"parked_until":null,"parked_why":null,"phone":null,"segment_id":null,"status":"open","tier":"A","website":null}');
INSERT INTO step_changes VALUES(4,1,'accounts',4,NULL,'{"cadence_days":null,"city":null,"code":null,"country":null,"folded":"delta","id":4,"min_gap_days":null,"name":"Delta","note":null,"parked_until":null,"parked_why":null,"phone":null,"segment_id":null,"status":"open","tier":"B","website":null}');
INSERT INTO step_changes VALUES(5,1,'accounts',5,NULL,'{"cadence_days":null,"city":null,"code":null,"country":null,"folded":"ember","id":5,"min_gap_days":null,"name":"Ember","note":null,"parked_until":null,"parked_why":null,"phone":null,"segment_id":null,"status":"open","tier":"K","website":null}');
INSERT INTO step_changes VALUES(6,1,'accounts',6,NULL,'{"cadence_days":null,"city":null,"code":null,"country":null,"folded":"ogmund søn","id":6,"min_gap_days":null,"name":"Ögmund & Søn","note":null,"parked_until":"2027-02-01","parked_why":"no budget","phone":null,"segment_id":null,"status":"open","tier":"C","website":null}');
INSERT INTO step_changes VALUES(7,1,'accounts',7,NULL,'{"cadence_days":null,"city":null,"code":null,"country":null,"folded":"lost ltd","id":7,"min_gap_days":null,"name":"Lost Ltd","note":null,"parked_until":null,"parked_why":null,"phone":null,"segment_id":null,"status":"lost","tier":"B","website":null}');
INSERT INTO step_changes VALUES(8,1,'accounts',8,NULL,'{"cadence_days":null,"city":null,"code":null,"country":null,"folded":"falcon","id":8,"min_gap_days":null,"name":"Falcon","note":null,"parked_until":null,"parked_why":null,"phone":null,"segment_id":null,"status":"open","tier":"P","website":null}');
INSERT INTO step_changes VALUES(9,1,'contacts',1,NULL,'{"account_id":1,"code":null,"department_id":null,"email":null,"folded":"rina shah","id":1,"mobile":null,"name":"Rina Shah","phone":null,"reach":null,"role":null,"title":null}');
INSERT INTO step_changes VALUES(10,1,'contacts',2,NULL,'{"account_id":2,"code":null,"department_id":null,"email":null,"folded":"tom okafor","id":2,"mobile":null,"name":"Tom Okafor","phone":null,"reach":null,"role":null,"title":null}');
INSERT INTO step_changes VALUES(11,1,'contacts',3,NULL,'{"account_id":4,"code":null,"department_id":null,"email":null,"folded":"ana ortiz","id":3,"mobile":null,"name":"Ana Ortiz","phone":null,"reach":null,"role":null,"title":null}');
INSERT INTO step_changes VALUES(12,1,'contacts',4,NULL,'{"account_id":5,"code":null,"department_id":null,"email":null,"folded":"jo lind","id":4,"mobile":null,"name":"Jo Lind","phone":null,"reach":null,"role":null,"title":null}');
INSERT INTO step_changes VALUES(13,1,'contacts',5,NULL,'{"account_id":5,"code":null,"department_id":null,"email":null,"folded":"rina berg","id":5,"mobile":null,"name":"Rina Berg","phone":null,"reach":null,"role":null,"title":null}');
INSERT INTO step_changes VALUES(14,1,'tasks',1,NULL,'{"account_id":1,"at":null,"code":null,"contact_id":1,"done_at":null,"due_on":"2026-11-20","handed_to":null,"id":1,"important":null,"kind":"call","minutes":15,"note":null,"planned_on":"2026-11-20","promised":null,"quadrant":null,"repeat":null,"repeat_from":null,"status":"open","title":"renewal pricing","urgent":null,"waiting":null}');
INSERT INTO step_changes VALUES(15,1,'tasks',2,NULL,'{"account_id":2,"at":null,"code":null,"contact_id":2,"done_at":null,"due_on":"2026-11-22","handed_to":null,"id":2,"important":null,"kind":"email","minutes":10,"note":null,"planned_on":"2026-11-20","promised":"delivery","quadrant":null,"repeat":null,"repeat_from":null,"status":"open","title":"40 units shipped?","urgent":null,"waiting":null}');
INSERT INTO step_changes VALUES(16,1,'tasks',3,NULL,'{"account_id":3,"at":null,"code":null,"contact_id":null,"done_at":null,"due_on":null,"handed_to":null,"id":3,"important":null,"kind":"visit","minutes":90,"note":null,"planned_on":"2026-12-01","promised":null,"quadrant":null,"repeat":null,"repeat_from":null,"status":"open","title":"stores team","urgent":null,"waiting":null}');
INSERT INTO step_changes VALUES(17,1,'tasks',4,NULL,'{"account_id":4,"at":null,"code":null,"contact_id":3,"done_at":null,"due_on":null,"handed_to":null,"id":4,"important":null,"kind":"call","minutes":15,"note":null,"planned_on":"2026-11-20","promised":null,"quadrant":null,"repeat":null,"repeat_from":null,"status":"open","title":"Q1 forecast","urgent":null,"waiting":null}');
INSERT INTO step_changes VALUES(18,1,'tasks',5,NULL,'{"account_id":5,"at":"10:00","code":null,"contact_id":4,"done_at":null,"due_on":null,"handed_to":null,"id":5,"important":null,"kind":"visit","minutes":90,"note":null,"planned_on":"2026-11-23","promised":null,"quadrant":null,"repeat":null,"repeat_from":null,"status":"open","title":"line review","urgent":null,"waiting":null}');
INSERT INTO step_changes VALUES(19,1,'tasks',6,NULL,'{"account_id":5,"at":null,"code":null,"contact_id":5,"done_at":null,"due_on":null,"handed_to":null,"id":6,"important":null,"kind":"email","minutes":10,"note":null,"planned_on":"2026-11-25","promised":null,"quadrant":null,"repeat":null,"repeat_from":null,"status":"open","title":"send drawings","urgent":null,"waiting":"us"}');
INSERT INTO step_changes VALUES(20,1,'tasks',7,NULL,'{"account_id":null,"at":null,"code":null,"contact_id":null,"done_at":null,"due_on":null,"handed_to":null,"id":7,"important":null,"kind":"internal","minutes":30,"note":null,"planned_on":"2026-11-26","promised":null,"quadrant":null,"repeat":null,"repeat_from":null,"status":"open","title":"expense report","urgent":null,"waiting":null}');
INSERT INTO step_changes VALUES(21,1,'tasks',8,NULL,'{"account_id":1,"at":null,"code":null,"contact_id":1,"done_at":null,"due_on":"2026-12-18","handed_to":null,"id":8,"important":1,"kind":"call","minutes":15,"note":null,"planned_on":"2026-12-17","promised":null,"quadrant":null,"repeat":null,"repeat_from":null,"status":"open","title":"next quarter","urgent":null,"waiting":null}');
INSERT INTO step_changes VALUES(22,1,'tasks',9,NULL,'{"account_id":6,"at":null,"code":null,"contact_id":null,"done_at":null,"due_on":null,"handed_to":null,"id":9,"important":null,"kind":"call","minutes":15,"note":null,"planned_on":"2026-11-19","promised":null,"quadrant":null,"repeat":null,"repeat_from":null,"status":"open","title":"spring catalogue","urgent":null,"waiting":null}');
INSERT INTO step_changes VALUES(23,1,'tasks',10,NULL,'{"account_id":7,"at":null,"code":null,"contact_id":null,"done_at":null,"due_on":"2026-11-19","handed_to":null,"id":10,"important":null,"kind":"call","minutes":15,"note":null,"planned_on":"2026-11-19","promised":null,"quadrant":null,"repeat":null,"repeat_from":null,"status":"open","title":"say goodbye","urgent":null,"waiting":null}');
INSERT INTO step_changes VALUES(24,1,'tasks',11,NULL,'{"account_id":4,"at":null,"code":null,"contact_id":3,"done_at":null,"due_on":null,"handed_to":null,"id":11,"important":null,"kind":"call","minutes":15,"note":null,"planned_on":"2026-11-24","promised":null,"quadrant":null,"repeat":"FREQ=WEEKLY","repeat_from":"2026-11-24","status":"open","title":"weekly stock check","urgent":null,"waiting":null}');
INSERT INTO step_changes VALUES(25,1,'touches',1,NULL,'{"account_id":1,"at":1795424400000,"contact_id":1,"day":"2026-11-13","id":1,"kind":"call","note":"talked","outcome":"reached","task_id":null}');
INSERT INTO step_changes VALUES(26,1,'touches',2,NULL,'{"account_id":2,"at":1795424400000,"contact_id":2,"day":"2026-11-19","id":2,"kind":"call","note":"talked","outcome":"reached","task_id":null}');
INSERT INTO step_changes VALUES(27,1,'touches',3,NULL,'{"account_id":4,"at":1795424400000,"contact_id":3,"day":"2026-11-10","id":3,"kind":"call","note":"talked","outcome":"reached","task_id":null}');
INSERT INTO step_changes VALUES(28,1,'touches',4,NULL,'{"account_id":5,"at":1795424400000,"contact_id":4,"day":"2026-11-20","id":4,"kind":"call","note":"talked","outcome":"reached","task_id":null}');
INSERT INTO step_changes VALUES(29,1,'promises',1,NULL,'{"about":"delivery","account_id":2,"contact_id":2,"due_on":"2026-11-22","id":1,"kept_on":null,"made_on":"2026-11-12","task_id":2,"text":"40 units shipped?","touch_id":null}');
INSERT INTO step_changes VALUES(30,2,'accounts',9,NULL,'{"cadence_days":null,"city":"City 0","code":null,"country":null,"folded":"acme industrial","id":9,"min_gap_days":null,"name":"Acme Industrial","note":null,"parked_until":null,"parked_why":null,"phone":null,"segment_id":null,"status":"open","tier":"K","website":null}');
INSERT INTO step_changes VALUES(31,2,'accounts',10,NULL,'{"cadence_days":null,"city":"Hull","code":null,"country":null,"folded":"shop 0","id":10,"min_gap_days":null,"name":"Shop 0","note":null,"parked_until":null,"parked_why":null,"phone":null,"segment_id":null,"status":"open","tier":"C","website":null}');
INSERT INTO step_changes VALUES(32,3,'accounts',11,NULL,'{"cadence_days":null,"city":null,"code":null,"country":null,"folded":"rina shah","id":11,"min_gap_days":null,"name":"Rina Shah","note":null,"parked_until":null,"parked_why":null,"phone":"1","segment_id":null,"status":"open","tier":"C","website":null}');
INSERT INTO step_changes VALUES(33,3,'accounts',12,NULL,'{"cadence_days":null,"city":null,"code":null,"country":null,"folded":"new 1","id":12,"min_gap_days":null,"name":"New 1","note":null,"parked_until":null,"parked_why":null,"phone":"1","segment_id":null,"status":"open","tier":"C","website":null}');
INSERT INTO step_changes VALUES(34,4,'tasks',12,NULL,'{"account_id":4,"at":null,"code":null,"contact_id":null,"done_at":null,"due_on":null,"handed_to":null,"id":12,"important":null,"kind":"call","minutes":15,"note":null,"planned_on":"2026-11-24","promised":null,"quadrant":null,"repeat":"FREQ=WEEKLY;INTERVAL=2","repeat_from":"2026-11-24","status":"open","title":"round 3","urgent":null,"waiting":null}');
INSERT INTO step_changes VALUES(35,4,'task_events',1,NULL,'{"at":1795424400000,"from_on":null,"id":1,"note":null,"reason":null,"task_id":12,"to_on":"2026-11-24","what":"created"}');
INSERT INTO step_changes VALUES(36,5,'tasks',13,NULL,'{"account_id":2,"at":null,"code":null,"contact_id":null,"done_at":null,"due_on":null,"handed_to":null,"id":13,"important":null,"kind":"proposal","minutes":60,"note":null,"planned_on":"2026-11-27","promised":null,"quadrant":null,"repeat":null,"repeat_from":null,"status":"open","title":"offer 2","urgent":null,"waiting":null}');
INSERT INTO step_changes VALUES(37,5,'task_events',2,NULL,'{"at":1795424400000,"from_on":null,"id":2,"note":null,"reason":null,"task_id":13,"to_on":"2026-11-27","what":"created"}');
INSERT INTO step_changes VALUES(38,6,'departments',1,NULL,'{"account_id":2,"id":1,"name":"Team 1"}');
INSERT INTO step_changes VALUES(39,7,'grades',1,NULL,'{"account_id":11,"contact_id":1,"day":"2026-11-23","feeling":null,"id":1,"letter":"D","question":"How happy are you with us, A to F?","review_on":null,"target":null,"task_id":null,"why":"why 10"}');
INSERT INTO step_changes VALUES(40,8,'grades',2,NULL,'{"account_id":4,"contact_id":null,"day":"2026-11-23","feeling":null,"id":2,"letter":"B+","question":"How happy are you with us, A to F?","review_on":null,"target":null,"task_id":null,"why":"why 3"}');
INSERT INTO step_changes VALUES(41,9,'tasks',14,NULL,'{"account_id":2,"at":null,"code":null,"contact_id":null,"done_at":null,"due_on":"2026-11-24","handed_to":null,"id":14,"important":null,"kind":"internal","minutes":30,"note":null,"planned_on":"2026-11-24","promised":"delivery","quadrant":null,"repeat":null,"repeat_from":null,"status":"open","title":"promise 1","urgent":null,"waiting":null}');
INSERT INTO step_changes VALUES(42,9,'task_events',3,NULL,'{"at":1795424400000,"from_on":null,"id":3,"note":null,"reason":null,"task_id":14,"to_on":"2026-11-24","what":"created"}');
INSERT INTO step_changes VALUES(43,9,'promises',2,NULL,'{"about":"delivery","account_id":2,"contact_id":null,"due_on":"2026-11-24","id":2,"kept_on":null,"made_on":"2026-11-23","task_id":14,"text":"promise 1","touch_id":null}');
INSERT INTO step_changes VALUES(44,10,'contracts',1,NULL,'{"account_id":4,"currency":"EUR","end_on":"2026-12-16","id":1,"minor":300000,"name":"frame 3","notice_on":"2026-12-01","start_on":"2025-12-17","state":"running"}');
INSERT INTO step_changes VALUES(45,11,'threats',1,NULL,'{"account_id":5,"closed_on":null,"closed_why":null,"competitor":null,"found_on":"2026-11-23","id":1,"severity":2,"task_id":null,"text":"threat 4"}');
INSERT INTO step_changes VALUES(46,12,'tasks',15,NULL,'{"account_id":4,"at":null,"code":null,"contact_id":null,"done_at":null,"due_on":null,"handed_to":null,"id":15,"important":null,"kind":"call","minutes":15,"note":null,"planned_on":"2026-11-27","promised":null,"quadrant":null,"repeat":null,"repeat_from":null,"status":"open","title":"answer: threat 3","urgent":null,"waiting":null}');
INSERT INTO step_changes VALUES(47,12,'task_events',4,NULL,'{"at":1795424400000,"from_on":null,"id":4,"note":null,"reason":null,"task_id":15,"to_on":"2026-11-27","what":"created"}');
INSERT INTO step_changes VALUES(48,12,'threats',2,NULL,'{"account_id":4,"closed_on":null,"closed_why":null,"competitor":null,"found_on":"2026-11-23","id":2,"severity":1,"task_id":15,"text":"threat 3"}');
INSERT INTO step_changes VALUES(49,13,'tasks',16,NULL,'{"account_id":4,"at":null,"code":null,"contact_id":null,"done_at":null,"due_on":null,"handed_to":null,"id":16,"important":null,"kind":"visit","minutes":90,"note":null,"planned_on":"2026-11-27","promised":null,"quadrant":null,"repeat":null,"repeat_from":null,"status":"open","title":"answer 1","urgent":null,"waiting":null}');
INSERT INTO step_changes VALUES(50,13,'task_events',5,NULL,'{"at":1795424400000,"from_on":null,"id":5,"note":null,"reason":null,"task_id":16,"to_on":"2026-11-27","what":"created"}');
INSERT INTO step_changes VALUES(51,13,'threats',2,'{"account_id":4,"closed_on":null,"closed_why":null,"competitor":null,"found_on":"2026-11-23","id":2,"severity":1,"task_id":15,"text":"threat 3"}','{"account_id":4,"closed_on":null,"closed_why":null,"competitor":null,"found_on":"2026-11-23","id":2,"severity":1,"task_id":16,"text":"threat 3"}');
INSERT INTO step_changes VALUES(52,14,'threats',2,'{"account_id":4,"closed_on":null,"closed_why":null,"competitor":null,"found_on":"2026-11-23","id":2,"severity":1,"task_id":16,"text":"threat 3"}','{"account_id":4,"closed_on":"2026-11-23","closed_why":"gone","competitor":null,"found_on":"2026-11-23","id":2,"severity":1,"task_id":16,"text":"threat 3"}');
INSERT INTO step_changes VALUES(53,15,'tasks',17,NULL,'{"account_id":4,"at":null,"code":null,"contact_id":null,"done_at":null,"due_on":null,"handed_to":null,"id":17,"important":null,"kind":"call","minutes":15,"note":null,"planned_on":"2026-11-24","promised":null,"quadrant":null,"repeat":null,"repeat_from":null,"status":"open","title":"them","urgent":null,"waiting":null}');
INSERT INTO step_changes VALUES(54,15,'task_events',6,NULL,'{"at":1795424400000,"from_on":null,"id":6,"note":null,"reason":null,"task_id":17,"to_on":"2026-11-24","what":"created"}');
INSERT INTO step_changes VALUES(55,15,'trigger_events',1,NULL,'{"account_id":4,"day":"2026-11-23","id":1,"source":null,"task_id":17,"text":"event 3","topic":"relocation"}');
INSERT INTO step_changes VALUES(56,16,'objectives',1,NULL,'{"account_id":1,"closed_on":null,"due_on":"2027-03-31","id":1,"state":"open","text":"win the plant 0"}');
INSERT INTO step_changes VALUES(57,17,'objectives',1,'{"account_id":1,"closed_on":null,"due_on":"2027-03-31","id":1,"state":"open","text":"win the plant 0"}','{"account_id":1,"closed_on":"2026-11-23","due_on":"2027-03-31","id":1,"state":"met","text":"win the plant 0"}');
INSERT INTO step_changes VALUES(58,18,'objectives',2,NULL,'{"account_id":5,"closed_on":null,"due_on":"2027-03-31","id":2,"state":"open","text":"win the plant 4"}');
INSERT INTO step_changes VALUES(59,19,'offerings',1,NULL,'{"id":1,"name":"offering 2"}');
INSERT INTO step_changes VALUES(60,19,'offering_fits',1,NULL,'{"account_id":3,"competitor":null,"fit":"ours","id":1,"note":null,"offering_id":1}');
INSERT INTO step_changes VALUES(61,20,'counterparts',1,NULL,'{"account_id":2,"competitor":"Rivals 1","contact_id":null,"id":1,"name":"Jo Rival","note":null}');
INSERT INTO step_changes VALUES(62,21,'intel',1,NULL,'{"client":null,"day":"2026-11-23","id":1,"source":null,"them":"they buy less","topic":"steel is dear 1","us":"raise prices"}');
INSERT INTO step_changes VALUES(63,22,'intel',2,NULL,'{"client":null,"day":"2026-11-23","id":2,"source":null,"them":"they buy less","topic":"steel is dear 2","us":"raise prices"}');
INSERT INTO step_changes VALUES(64,23,'options',1,NULL,'{"approval":null,"approved_on":null,"gain":"two years","give":"2 %","id":1,"logic":null,"name":"option 1","task_id":13}');
INSERT INTO step_changes VALUES(65,24,'pins',1,NULL,'{"id":1,"task_id":1}');
INSERT INTO step_changes VALUES(66,24,'pins',2,NULL,'{"id":2,"task_id":3}');
INSERT INTO step_changes VALUES(67,25,'plans',1,NULL,'{"id":1,"locked_at":null,"locked_on":null,"month":"2026-12-01"}');
INSERT INTO step_changes VALUES(68,25,'tasks',18,NULL,'{"account_id":1,"at":null,"code":null,"contact_id":1,"done_at":null,"due_on":null,"handed_to":null,"id":18,"important":null,"kind":"call","minutes":15,"note":null,"planned_on":"2026-12-02","promised":null,"quadrant":null,"repeat":null,"repeat_from":null,"status":"open","title":"break the silence","urgent":null,"waiting":null}');
INSERT INTO step_changes VALUES(69,25,'tasks',19,NULL,'{"account_id":5,"at":null,"code":null,"contact_id":5,"done_at":null,"due_on":null,"handed_to":null,"id":19,"important":null,"kind":"call","minutes":15,"note":null,"planned_on":"2026-12-02","promised":null,"quadrant":null,"repeat":null,"repeat_from":null,"status":"open","title":"answer: threat 4","urgent":null,"waiting":null}');
INSERT INTO step_changes VALUES(70,25,'tasks',20,NULL,'{"account_id":12,"at":null,"code":null,"contact_id":null,"done_at":null,"due_on":null,"handed_to":null,"id":20,"important":null,"kind":"call","minutes":15,"note":null,"planned_on":"2026-12-02","promised":null,"quadrant":null,"repeat":null,"repeat_from":null,"status":"open","title":"break the silence","urgent":null,"waiting":null}');
INSERT INTO step_changes VALUES(71,25,'tasks',21,NULL,'{"account_id":9,"at":null,"code":null,"contact_id":null,"done_at":null,"due_on":null,"handed_to":null,"id":21,"important":null,"kind":"call","minutes":15,"note":null,"planned_on":"2026-12-03","promised":null,"quadrant":null,"repeat":null,"repeat_from":null,"status":"open","title":"break the silence","urgent":null,"waiting":null}');
INSERT INTO step_changes VALUES(72,25,'tasks',22,NULL,'{"account_id":null,"at":null,"code":null,"contact_id":null,"done_at":null,"due_on":null,"handed_to":null,"id":22,"important":null,"kind":"prospecting","minutes":30,"note":null,"planned_on":"2026-12-03","promised":null,"quadrant":null,"repeat":null,"repeat_from":null,"status":"open","title":"find new accounts","urgent":null,"waiting":null}');
INSERT INTO step_changes VALUES(73,25,'tasks',23,NULL,'{"account_id":null,"at":null,"code":null,"contact_id":null,"done_at":null,"due_on":null,"handed_to":null,"id":23,"important":null,"kind":"research","minutes":30,"note":null,"planned_on":"2026-12-04","promised":null,"quadrant":null,"repeat":null,"repeat_from":null,"status":"open","title":"what changed at my accounts","urgent":null,"waiting":null}');
INSERT INTO step_changes VALUES(74,25,'tasks',24,NULL,'{"account_id":4,"at":null,"code":null,"contact_id":3,"done_at":null,"due_on":null,"handed_to":null,"id":24,"important":null,"kind":"call","minutes":15,"note":null,"planned_on":"2026-12-04","promised":null,"quadrant":null,"repeat":null,"repeat_from":null,"status":"open","title":"renewal decision: frame 3","urgent":null,"waiting":null}');
INSERT INTO step_changes VALUES(75,25,'tasks',25,NULL,'{"account_id":1,"at":null,"code":null,"contact_id":1,"done_at":null,"due_on":null,"handed_to":null,"id":25,"important":null,"kind":"proposal","minutes":60,"note":null,"planned_on":"2026-12-07","promised":null,"quadrant":null,"repeat":null,"repeat_from":null,"status":"open","title":"bring a new idea","urgent":null,"waiting":null}');
INSERT INTO step_changes VALUES(76,25,'tasks',26,NULL,'{"account_id":9,"at":null,"code":null,"contact_id":null,"done_at":null,"due_on":null,"handed_to":null,"id":26,"important":null,"kind":"call","minutes":15,"note":null,"planned_on":"2026-12-08","promised":null,"quadrant":null,"repeat":null,"repeat_from":null,"status":"open","title":"agree on the next step","urgent":null,"waiting":null}');
INSERT INTO step_changes VALUES(77,25,'tasks',27,NULL,'{"account_id":null,"at":null,"code":null,"contact_id":null,"done_at":null,"due_on":null,"handed_to":null,"id":27,"important":null,"kind":"prospecting","minutes":30,"note":null,"planned_on":"2026-12-09","promised":null,"quadrant":null,"repeat":null,"repeat_from":null,"status":"open","title":"find new accounts","urgent":null,"waiting":null}');
INSERT INTO step_changes VALUES(78,25,'tasks',28,NULL,'{"account_id":5,"at":null,"code":null,"contact_id":5,"done_at":null,"due_on":null,"handed_to":null,"id":28,"important":null,"kind":"call","minutes":15,"note":null,"planned_on":"2026-12-10","promised":null,"quadrant":null,"repeat":null,"repeat_from":null,"status":"open","title":"towards: win the plant 4","urgent":null,"waiting":null}');
INSERT INTO step_changes VALUES(79,25,'tasks',29,NULL,'{"account_id":2,"at":null,"code":null,"contact_id":2,"done_at":null,"due_on":null,"handed_to":null,"id":29,"important":null,"kind":"call","minutes":15,"note":null,"planned_on":"2026-12-10","promised":null,"quadrant":null,"repeat":null,"repeat_from":null,"status":"open","title":"say when the promise is kept","urgent":null,"waiting":null}');
INSERT INTO step_changes VALUES(80,25,'tasks',30,NULL,'{"account_id":null,"at":null,"code":null,"contact_id":null,"done_at":null,"due_on":null,"handed_to":null,"id":30,"important":null,"kind":"research","minutes":30,"note":null,"planned_on":"2026-12-11","promised":null,"quadrant":null,"repeat":null,"repeat_from":null,"status":"open","title":"what changed at my accounts","urgent":null,"waiting":null}');
INSERT INTO step_changes VALUES(81,25,'tasks',31,NULL,'{"account_id":9,"at":null,"code":null,"contact_id":null,"done_at":null,"due_on":null,"handed_to":null,"id":31,"important":null,"kind":"proposal","minutes":60,"note":null,"planned_on":"2026-12-14","promised":null,"quadrant":null,"repeat":null,"repeat_from":null,"status":"open","title":"bring a new idea","urgent":null,"waiting":null}');
INSERT INTO step_changes VALUES(82,25,'tasks',32,NULL,'{"account_id":3,"at":null,"code":null,"contact_id":null,"done_at":null,"due_on":null,"handed_to":null,"id":32,"important":null,"kind":"call","minutes":15,"note":null,"planned_on":"2026-12-15","promised":null,"quadrant":null,"repeat":null,"repeat_from":null,"status":"open","title":"break the silence","urgent":null,"waiting":null}');
INSERT INTO step_changes VALUES(83,25,'tasks',33,NULL,'{"account_id":5,"at":null,"code":null,"contact_id":4,"done_at":null,"due_on":null,"handed_to":null,"id":33,"important":null,"kind":"proposal","minutes":60,"note":null,"planned_on":"2026-12-16","promised":null,"quadrant":null,"repeat":null,"repeat_from":null,"status":"open","title":"bring a new idea","urgent":null,"waiting":null}');
INSERT INTO step_changes VALUES(84,25,'tasks',34,NULL,'{"account_id":null,"at":null,"code":null,"contact_id":null,"done_at":null,"due_on":null,"handed_to":null,"id":34,"important":null,"kind":"prospecting","minutes":30,"note":null,"planned_on":"2026-12-17","promised":null,"quadrant":null,"repeat":null,"repeat_from":null,"status":"open","title":"find new accounts","urgent":null,"waiting":null}');
INSERT INTO step_changes VALUES(85,25,'tasks',35,NULL,'{"account_id":null,"at":null,"code":null,"contact_id":null,"done_at":null,"due_on":null,"handed_to":null,"id":35,"important":null,"kind":"research","minutes":30,"note":null,"planned_on":"2026-12-18","promised":null,"quadrant":null,"repeat":null,"repeat_from":null,"status":"open","title":"what changed at my accounts","urgent":null,"waiting":null}');
INSERT INTO step_changes VALUES(86,25,'tasks',36,NULL,'{"account_id":8,"at":null,"code":null,"contact_id":null,"done_at":null,"due_on":null,"handed_to":null,"id":36,"important":null,"kind":"call","minutes":15,"note":null,"planned_on":"2026-12-21","promised":null,"quadrant":null,"repeat":null,"repeat_from":null,"status":"open","title":"break the silence","urgent":null,"waiting":null}');
INSERT INTO step_changes VALUES(87,25,'tasks',37,NULL,'{"account_id":10,"at":null,"code":null,"contact_id":null,"done_at":null,"due_on":null,"handed_to":null,"id":37,"important":null,"kind":"call","minutes":15,"note":null,"planned_on":"2026-12-21","promised":null,"quadrant":null,"repeat":null,"repeat_from":null,"status":"open","title":"break the silence","urgent":null,"waiting":null}');
INSERT INTO step_changes VALUES(88,25,'tasks',38,NULL,'{"account_id":1,"at":null,"code":null,"contact_id":1,"done_at":null,"due_on":null,"handed_to":null,"id":38,"important":null,"kind":"call","minutes":15,"note":null,"planned_on":"2026-12-22","promised":null,"quadrant":null,"repeat":null,"repeat_from":null,"status":"open","title":"How happy are you with us, A to F?","urgent":null,"waiting":null}');
INSERT INTO step_changes VALUES(89,25,'tasks',39,NULL,'{"account_id":null,"at":null,"code":null,"contact_id":null,"done_at":null,"due_on":null,"handed_to":null,"id":39,"important":null,"kind":"prospecting","minutes":30,"note":null,"planned_on":"2026-12-23","promised":null,"quadrant":null,"repeat":null,"repeat_from":null,"status":"open","title":"find new accounts","urgent":null,"waiting":null}');
INSERT INTO step_changes VALUES(90,25,'tasks',40,NULL,'{"account_id":5,"at":null,"code":null,"contact_id":5,"done_at":null,"due_on":null,"handed_to":null,"id":40,"important":null,"kind":"call","minutes":15,"note":null,"planned_on":"2026-12-24","promised":null,"quadrant":null,"repeat":null,"repeat_from":null,"status":"open","title":"How happy are you with us, A to F?","urgent":null,"waiting":null}');
INSERT INTO step_changes VALUES(91,25,'tasks',41,NULL,'{"account_id":9,"at":null,"code":null,"contact_id":null,"done_at":null,"due_on":null,"handed_to":null,"id":41,"important":null,"kind":"call","minutes":15,"note":null,"planned_on":"2026-12-24","promised":null,"quadrant":null,"repeat":null,"repeat_from":null,"status":"open","title":"How happy are you with us, A to F?","urgent":null,"waiting":null}');
INSERT INTO step_changes VALUES(92,25,'tasks',42,NULL,'{"account_id":null,"at":null,"code":null,"contact_id":null,"done_at":null,"due_on":null,"handed_to":null,"id":42,"important":null,"kind":"research","minutes":30,"note":null,"planned_on":"2026-12-25","promised":null,"quadrant":null,"repeat":null,"repeat_from":null,"status":"open","title":"what changed at my accounts","urgent":null,"waiting":null}');
INSERT INTO step_changes VALUES(93,25,'tasks',43,NULL,'{"account_id":2,"at":null,"code":null,"contact_id":null,"done_at":null,"due_on":null,"handed_to":null,"id":43,"important":null,"kind":"call","minutes":15,"note":null,"planned_on":"2026-12-28","promised":null,"quadrant":null,"repeat":null,"repeat_from":null,"status":"open","title":"get to know Team 1","urgent":null,"waiting":null}');
INSERT INTO step_changes VALUES(94,25,'tasks',44,NULL,'{"account_id":11,"at":null,"code":null,"contact_id":null,"done_at":null,"due_on":null,"handed_to":null,"id":44,"important":null,"kind":"call","minutes":15,"note":null,"planned_on":"2026-12-28","promised":null,"quadrant":null,"repeat":null,"repeat_from":null,"status":"open","title":"break the silence","urgent":null,"waiting":null}');
INSERT INTO step_changes VALUES(95,25,'tasks',45,NULL,'{"account_id":9,"at":null,"code":null,"contact_id":null,"done_at":null,"due_on":null,"handed_to":null,"id":45,"important":null,"kind":"call","minutes":15,"note":null,"planned_on":"2026-12-29","promised":null,"quadrant":null,"repeat":null,"repeat_from":null,"status":"open","title":"threat sweep: who else is after them?","urgent":null,"waiting":null}');
INSERT INTO step_changes VALUES(96,25,'tasks',46,NULL,'{"account_id":1,"at":null,"code":null,"contact_id":1,"done_at":null,"due_on":null,"handed_to":null,"id":46,"important":null,"kind":"call","minutes":15,"note":null,"planned_on":"2026-12-30","promised":null,"quadrant":null,"repeat":null,"repeat_from":null,"status":"open","title":"threat sweep: who else is after them?","urgent":null,"waiting":null}');
INSERT INTO step_changes VALUES(97,25,'tasks',47,NULL,'{"account_id":3,"at":null,"code":null,"contact_id":null,"done_at":null,"due_on":null,"handed_to":null,"id":47,"important":null,"kind":"call","minutes":15,"note":null,"planned_on":"2026-12-30","promised":null,"quadrant":null,"repeat":null,"repeat_from":null,"status":"open","title":"How happy are you with us, A to F?","urgent":null,"waiting":null}');
INSERT INTO step_changes VALUES(98,25,'tasks',48,NULL,'{"account_id":5,"at":null,"code":null,"contact_id":4,"done_at":null,"due_on":null,"handed_to":null,"id":48,"important":null,"kind":"call","minutes":15,"note":null,"planned_on":"2026-12-31","promised":null,"quadrant":null,"repeat":null,"repeat_from":null,"status":"open","title":"keep in touch","urgent":null,"waiting":null}');
INSERT INTO step_changes VALUES(99,25,'tasks',49,NULL,'{"account_id":8,"at":null,"code":null,"contact_id":null,"done_at":null,"due_on":null,"handed_to":null,"id":49,"important":null,"kind":"call","minutes":15,"note":null,"planned_on":"2026-12-31","promised":null,"quadrant":null,"repeat":null,"repeat_from":null,"status":"open","title":"agree on the next step","urgent":null,"waiting":null}');
INSERT INTO step_changes VALUES(100,25,'contract_rungs',1,NULL,'{"contract_id":1,"id":1,"rung":"decision","task_id":24}');
INSERT INTO step_changes VALUES(101,25,'threats',1,'{"account_id":5,"closed_on":null,"closed_why":null,"competitor":null,"found_on":"2026-11-23","id":1,"severity":2,"task_id":null,"text":"threat 4"}','{"account_id":5,"closed_on":null,"closed_why":null,"competitor":null,"found_on":"2026-11-23","id":1,"severity":2,"task_id":19,"text":"threat 4"}');
INSERT INTO step_changes VALUES(102,25,'task_objectives',1,NULL,'{"id":1,"objective_id":2,"task_id":28}');
INSERT INTO step_changes VALUES(103,25,'task_events',7,NULL,'{"at":1795424400000,"from_on":null,"id":7,"note":"plan 2026-12: silent 10 d of 7","reason":null,"task_id":18,"to_on":"2026-12-02","what":"created"}');
INSERT INTO step_changes VALUES(104,25,'task_events',8,NULL,'{"at":1795424400000,"from_on":null,"id":8,"note":"plan 2026-12: threat: threat 4","reason":null,"task_id":19,"to_on":"2026-12-02","what":"created"}');
INSERT INTO step_changes VALUES(105,25,'task_events',9,NULL,'{"at":1795424400000,"from_on":null,"id":9,"note":"plan 2026-12: never met","reason":null,"task_id":20,"to_on":"2026-12-02","what":"created"}');
INSERT INTO step_changes VALUES(106,25,'task_events',10,NULL,'{"at":1795424400000,"from_on":null,"id":10,"note":"plan 2026-12: never met","reason":null,"task_id":21,"to_on":"2026-12-03","what":"created"}');
INSERT INTO step_changes VALUES(107,25,'task_events',11,NULL,'{"at":1795424400000,"from_on":null,"id":11,"note":"plan 2026-12: base 11 of 80 accounts","reason":null,"task_id":22,"to_on":"2026-12-03","what":"created"}');
INSERT INTO step_changes VALUES(108,25,'task_events',12,NULL,'{"at":1795424400000,"from_on":null,"id":12,"note":"plan 2026-12: a slot of every month","reason":null,"task_id":23,"to_on":"2026-12-04","what":"created"}');
INSERT INTO step_changes VALUES(109,25,'task_events',13,NULL,'{"at":1795424400000,"from_on":null,"id":13,"note":"plan 2026-12: renewal decision by 17 Nov: frame 3","reason":null,"task_id":24,"to_on":"2026-12-04","what":"created"}');
INSERT INTO step_changes VALUES(110,25,'task_events',14,NULL,'{"at":1795424400000,"from_on":null,"id":14,"note":"plan 2026-12: no new idea in 30 d","reason":null,"task_id":25,"to_on":"2026-12-07","what":"created"}');
INSERT INTO step_changes VALUES(111,25,'task_events',15,NULL,'{"at":1795424400000,"from_on":null,"id":15,"note":"plan 2026-12: no next step","reason":null,"task_id":26,"to_on":"2026-12-08","what":"created"}');
INSERT INTO step_changes VALUES(112,25,'task_events',16,NULL,'{"at":1795424400000,"from_on":null,"id":16,"note":"plan 2026-12: base 11 of 80 accounts","reason":null,"task_id":27,"to_on":"2026-12-09","what":"created"}');
INSERT INTO step_changes VALUES(113,25,'task_events',17,NULL,'{"at":1795424400000,"from_on":null,"id":17,"note":"plan 2026-12: objective without a step: win the plant 4","reason":null,"task_id":28,"to_on":"2026-12-10","what":"created"}');
INSERT INTO step_changes VALUES(114,25,'task_events',18,NULL,'{"at":1795424400000,"from_on":null,"id":18,"note":"plan 2026-12: promise late: 40 units shipped? by 22 Nov","reason":null,"task_id":29,"to_on":"2026-12-10","what":"created"}');
INSERT INTO step_changes VALUES(115,25,'task_events',19,NULL,'{"at":1795424400000,"from_on":null,"id":19,"note":"plan 2026-12: a slot of every month","reason":null,"task_id":30,"to_on":"2026-12-11","what":"created"}');
INSERT INTO step_changes VALUES(116,25,'task_events',20,NULL,'{"at":1795424400000,"from_on":null,"id":20,"note":"plan 2026-12: no new idea in 30 d","reason":null,"task_id":31,"to_on":"2026-12-14","what":"created"}');
INSERT INTO step_changes VALUES(117,25,'task_events',21,NULL,'{"at":1795424400000,"from_on":null,"id":21,"note":"plan 2026-12: never met","reason":null,"task_id":32,"to_on":"2026-12-15","what":"created"}');
INSERT INTO step_changes VALUES(118,25,'task_events',22,NULL,'{"at":1795424400000,"from_on":null,"id":22,"note":"plan 2026-12: no new idea in 30 d","reason":null,"task_id":33,"to_on":"2026-12-16","what":"created"}');
INSERT INTO step_changes VALUES(119,25,'task_events',23,NULL,'{"at":1795424400000,"from_on":null,"id":23,"note":"plan 2026-12: base 11 of 80 accounts","reason":null,"task_id":34,"to_on":"2026-12-17","what":"created"}');
INSERT INTO step_changes VALUES(120,25,'task_events',24,NULL,'{"at":1795424400000,"from_on":null,"id":24,"note":"plan 2026-12: a slot of every month","reason":null,"task_id":35,"to_on":"2026-12-18","what":"created"}');
INSERT INTO step_changes VALUES(121,25,'task_events',25,NULL,'{"at":1795424400000,"from_on":null,"id":25,"note":"plan 2026-12: never met","reason":null,"task_id":36,"to_on":"2026-12-21","what":"created"}');
INSERT INTO step_changes VALUES(122,25,'task_events',26,NULL,'{"at":1795424400000,"from_on":null,"id":26,"note":"plan 2026-12: never met","reason":null,"task_id":37,"to_on":"2026-12-21","what":"created"}');
INSERT INTO step_changes VALUES(123,25,'task_events',27,NULL,'{"at":1795424400000,"from_on":null,"id":27,"note":"plan 2026-12: grade due","reason":null,"task_id":38,"to_on":"2026-12-22","what":"created"}');
INSERT INTO step_changes VALUES(124,25,'task_events',28,NULL,'{"at":1795424400000,"from_on":null,"id":28,"note":"plan 2026-12: base 11 of 80 accounts","reason":null,"task_id":39,"to_on":"2026-12-23","what":"created"}');
INSERT INTO step_changes VALUES(125,25,'task_events',29,NULL,'{"at":1795424400000,"from_on":null,"id":29,"note":"plan 2026-12: grade due","reason":null,"task_id":40,"to_on":"2026-12-24","what":"created"}');
INSERT INTO step_changes VALUES(126,25,'task_events',30,NULL,'{"at":1795424400000,"from_on":null,"id":30,"note":"plan 2026-12: grade due","reason":null,"task_id":41,"to_on":"2026-12-24","what":"created"}');
INSERT INTO step_changes VALUES(127,25,'task_events',31,NULL,'{"at":1795424400000,"from_on":null,"id":31,"note":"plan 2026-12: a slot of every month","reason":null,"task_id":42,"to_on":"2026-12-25","what":"created"}');
INSERT INTO step_changes VALUES(128,25,'task_events',32,NULL,'{"at":1795424400000,"from_on":null,"id":32,"note":"plan 2026-12: never spoken to Team 1","reason":null,"task_id":43,"to_on":"2026-12-28","what":"created"}');
INSERT INTO step_changes VALUES(129,25,'task_events',33,NULL,'{"at":1795424400000,"from_on":null,"id":33,"note":"plan 2026-12: never met","reason":null,"task_id":44,"to_on":"2026-12-28","what":"created"}');
INSERT INTO step_changes VALUES(130,25,'task_events',34,NULL,'{"at":1795424400000,"from_on":null,"id":34,"note":"plan 2026-12: threat sweep due","reason":null,"task_id":45,"to_on":"2026-12-29","what":"created"}');
INSERT INTO step_changes VALUES(131,25,'task_events',35,NULL,'{"at":1795424400000,"from_on":null,"id":35,"note":"plan 2026-12: threat sweep due","reason":null,"task_id":46,"to_on":"2026-12-30","what":"created"}');
INSERT INTO step_changes VALUES(132,25,'task_events',36,NULL,'{"at":1795424400000,"from_on":null,"id":36,"note":"plan 2026-12: grade due","reason":null,"task_id":47,"to_on":"2026-12-30","what":"created"}');
INSERT INTO step_changes VALUES(133,25,'task_events',37,NULL,'{"at":1795424400000,"from_on":null,"id":37,"note":"plan 2026-12: K account, every 7 d","reason":null,"task_id":48,"to_on":"2026-12-31","what":"created"}');
INSERT INTO step_changes VALUES(134,25,'task_events',38,NULL,'{"at":1795424400000,"from_on":null,"id":38,"note":"plan 2026-12: no next step","reason":null,"task_id":49,"to_on":"2026-12-31","what":"created"}');
INSERT INTO step_changes VALUES(135,26,'plans',1,'{"id":1,"locked_at":null,"locked_on":null,"month":"2026-12-01"}','{"id":1,"locked_at":1795424400000,"locked_on":"2026-11-23","month":"2026-12-01"}');
INSERT INTO step_changes VALUES(136,26,'plan_lines',1,NULL,'{"account_id":3,"id":1,"minutes":90,"plan_id":1,"planned_on":"2026-12-01","task_id":3}');
INSERT INTO step_changes VALUES(137,26,'plan_lines',2,NULL,'{"account_id":1,"id":2,"minutes":15,"plan_id":1,"planned_on":"2026-12-02","task_id":18}');
INSERT INTO step_changes VALUES(138,26,'plan_lines',3,NULL,'{"account_id":5,"id":3,"minutes":15,"plan_id":1,"planned_on":"2026-12-02","task_id":19}');
INSERT INTO step_changes VALUES(139,26,'plan_lines',4,NULL,'{"account_id":12,"id":4,"minutes":15,"plan_id":1,"planned_on":"2026-12-02","task_id":20}');
INSERT INTO step_changes VALUES(140,26,'plan_lines',5,NULL,'{"account_id":9,"id":5,"minutes":15,"plan_id":1,"planned_on":"2026-12-03","task_id":21}');
INSERT INTO step_changes VALUES(141,26,'plan_lines',6,NULL,'{"account_id":null,"id":6,"minutes":30,"plan_id":1,"planned_on":"2026-12-03","task_id":22}');
INSERT INTO step_changes VALUES(142,26,'plan_lines',7,NULL,'{"account_id":null,"id":7,"minutes":30,"plan_id":1,"planned_on":"2026-12-04","task_id":23}');
INSERT INTO step_changes VALUES(143,26,'plan_lines',8,NULL,'{"account_id":4,"id":8,"minutes":15,"plan_id":1,"planned_on":"2026-12-04","task_id":24}');
INSERT INTO step_changes VALUES(144,26,'plan_lines',9,NULL,'{"account_id":1,"id":9,"minutes":60,"plan_id":1,"planned_on":"2026-12-07","task_id":25}');
INSERT INTO step_changes VALUES(145,26,'plan_lines',10,NULL,'{"account_id":9,"id":10,"minutes":15,"plan_id":1,"planned_on":"2026-12-08","task_id":26}');
INSERT INTO step_changes VALUES(146,26,'plan_lines',11,NULL,'{"account_id":null,"id":11,"minutes":30,"plan_id":1,"planned_on":"2026-12-09","task_id":27}');
INSERT INTO step_changes VALUES(147,26,'plan_lines',12,NULL,'{"account_id":5,"id":12,"minutes":15,"plan_id":1,"planned_on":"2026-12-10","task_id":28}');
INSERT INTO step_changes VALUES(148,26,'plan_lines',13,NULL,'{"account_id":2,"id":13,"minutes":15,"plan_id":1,"planned_on":"2026-12-10","task_id":29}');
INSERT INTO step_changes VALUES(149,26,'plan_lines',14,NULL,'{"account_id":null,"id":14,"minutes":30,"plan_id":1,"planned_on":"2026-12-11","task_id":30}');
INSERT INTO step_changes VALUES(150,26,'plan_lines',15,NULL,'{"account_id":9,"id":15,"minutes":60,"plan_id":1,"planned_on":"2026-12-14","task_id":31}');
INSERT INTO step_changes VALUES(151,26,'plan_lines',16,NULL,'{"account_id":3,"id":16,"minutes":15,"plan_id":1,"planned_on":"2026-12-15","task_id":32}');
INSERT INTO step_changes VALUES(152,26,'plan_lines',17,NULL,'{"account_id":5,"id":17,"minutes":60,"plan_id":1,"planned_on":"2026-12-16","task_id":33}');
INSERT INTO step_changes VALUES(153,26,'plan_lines',18,NULL,'{"account_id":1,"id":18,"minutes":15,"plan_id":1,"planned_on":"2026-12-17","task_id":8}');
INSERT INTO step_changes VALUES(154,26,'plan_lines',19,NULL,'{"account_id":null,"id":19,"minutes":30,"plan_id":1,"planned_on":"2026-12-17","task_id":34}');
INSERT INTO step_changes VALUES(155,26,'plan_lines',20,NULL,'{"account_id":null,"id":20,"minutes":30,"plan_id":1,"planned_on":"2026-12-18","task_id":35}');
INSERT INTO step_changes VALUES(156,26,'plan_lines',21,NULL,'{"account_id":8,"id":21,"minutes":15,"plan_id":1,"planned_on":"2026-12-21","task_id":36}');
INSERT INTO step_changes VALUES(157,26,'plan_lines',22,NULL,'{"account_id":10,"id":22,"minutes":15,"plan_id":1,"planned_on":"2026-12-21","task_id":37}');
INSERT INTO step_changes VALUES(158,26,'plan_lines',23,NULL,'{"account_id":1,"id":23,"minutes":15,"plan_id":1,"planned_on":"2026-12-22","task_id":38}');
INSERT INTO step_changes VALUES(159,26,'plan_lines',24,NULL,'{"account_id":null,"id":24,"minutes":30,"plan_id":1,"planned_on":"2026-12-23","task_id":39}');
INSERT INTO step_changes VALUES(160,26,'plan_lines',25,NULL,'{"account_id":5,"id":25,"minutes":15,"plan_id":1,"planned_on":"2026-12-24","task_id":40}');
INSERT INTO step_changes VALUES(161,26,'plan_lines',26,NULL,'{"account_id":9,"id":26,"minutes":15,"plan_id":1,"planned_on":"2026-12-24","task_id":41}');
INSERT INTO step_changes VALUES(162,26,'plan_lines',27,NULL,'{"account_id":null,"id":27,"minutes":30,"plan_id":1,"planned_on":"2026-12-25","task_id":42}');
INSERT INTO step_changes VALUES(163,26,'plan_lines',28,NULL,'{"account_id":2,"id":28,"minutes":15,"plan_id":1,"planned_on":"2026-12-28","task_id":43}');
INSERT INTO step_changes VALUES(164,26,'plan_lines',29,NULL,'{"account_id":11,"id":29,"minutes":15,"plan_id":1,"planned_on":"2026-12-28","task_id":44}');
INSERT INTO step_changes VALUES(165,26,'plan_lines',30,NULL,'{"account_id":9,"id":30,"minutes":15,"plan_id":1,"planned_on":"2026-12-29","task_id":45}');
INSERT INTO step_changes VALUES(166,26,'plan_lines',31,NULL,'{"account_id":1,"id":31,"minutes":15,"plan_id":1,"planned_on":"2026-12-30","task_id":46}');
INSERT INTO step_changes VALUES(167,26,'plan_lines',32,NULL,'{"account_id":3,"id":32,"minutes":15,"plan_id":1,"planned_on":"2026-12-30","task_id":47}');
INSERT INTO step_changes VALUES(168,26,'plan_lines',33,NULL,'{"account_id":5,"id":33,"minutes":15,"plan_id":1,"planned_on":"2026-12-31","task_id":48}');
INSERT INTO step_changes VALUES(169,26,'plan_lines',34,NULL,'{"account_id":8,"id":34,"minutes":15,"plan_id":1,"planned_on":"2026-12-31","task_id":49}');
INSERT INTO step_changes VALUES(170,27,'intensities',1,NULL,'{"account_id":2,"id":1,"minutes":30,"touches":1}');
INSERT INTO step_changes VALUES(171,28,'intensities',2,NULL,'{"account_id":3,"id":2,"minutes":null,"touches":2}');
INSERT INTO step_changes VALUES(172,29,'days_off',1,NULL,'{"first_on":"2026-12-23","id":1,"last_on":"2026-12-23","why":"off"}');
INSERT INTO step_changes VALUES(173,30,'tasks',21,'{"account_id":9,"at":null,"code":null,"contact_id":null,"done_at":null,"due_on":null,"handed_to":null,"id":21,"important":null,"kind":"call","minutes":15,"note":null,"planned_on":"2026-12-03","promised":null,"quadrant":null,"repeat":null,"repeat_from":null,"status":"open","title":"break the silence","urgent":null,"waiting":null}','{"account_id":5,"at":null,"code":null,"contact_id":null,"done_at":null,"due_on":null,"handed_to":null,"id":21,"important":null,"kind":"call","minutes":15,"note":null,"planned_on":"2026-12-03","promised":null,"quadrant":null,"repeat":null,"repeat_from":null,"status":"open","title":"break the silence","urgent":null,"waiting":null}');
INSERT INTO step_changes VALUES(174,30,'tasks',26,'{"account_id":9,"at":null,"code":null,"contact_id":null,"done_at":null,"due_on":null,"handed_to":null,"id":26,"important":null,"kind":"call","minutes":15,"note":null,"planned_on":"2026-12-08","promised":null,"quadrant":null,"repeat":null,"repeat_from":null,"status":"open","title":"agree on the next step","urgent":null,"waiting":null}','{"account_id":5,"at":null,"code":null,"contact_id":null,"done_at":null,"due_on":null,"handed_to":null,"id":26,"important":null,"kind":"call","minutes":15,"note":null,"planned_on":"2026-12-08","promised":null,"quadrant":null,"repeat":null,"repeat_from":null,"status":"open","title":"agree on the next step","urgent":null,"waiting":null}');
INSERT INTO step_changes VALUES(175,30,'tasks',31,'{"account_id":9,"at":null,"code":null,"contact_id":null,"done_at":null,"due_on":null,"handed_to":null,"id":31,"important":null,"kind":"proposal","minutes":60,"note":null,"planned_on":"2026-12-14","promised":null,"quadrant":null,"repeat":null,"repeat_from":null,"status":"open","title":"bring a new idea","urgent":null,"waiting":null}','{"account_id":5,"at":null,"code":null,"contact_id":null,"done_at":null,"due_on":null,"handed_to":null,"id":31,"important":null,"kind":"proposal","minutes":60,"note":null,"planned_on":"2026-12-14","promised":null,"quadrant":null,"repeat":null,"repeat_from":null,"status":"open","title":"bring a new idea","urgent":null,"waiting":null}');
INSERT INTO step_changes VALUES(176,30,'tasks',41,'{"account_id":9,"at":null,"code":null,"contact_id":null,"done_at":null,"due_on":null,"handed_to":null,"id":41,"important":null,"kind":"call","minutes":15,"note":null,"planned_on":"2026-12-24","promised":null,"quadrant":null,"repeat":null,"repeat_from":null,"status":"open","title":"How happy are you with us, A to F?","urgent":null,"waiting":null}','{"account_id":5,"at":null,"code":null,"contact_id":null,"done_at":null,"due_on":null,"handed_to":null,"id":41,"important":null,"kind":"call","minutes":15,"note":null,"planned_on":"2026-12-24","promised":null,"quadrant":null,"repeat":null,"repeat_from":null,"status":"open","title":"How happy are you with us, A to F?","urgent":null,"waiting":null}');
INSERT INTO step_changes VALUES(177,30,'tasks',45,'{"account_id":9,"at":null,"code":null,"contact_id":null,"done_at":null,"due_on":null,"handed_to":null,"id":45,"important":null,"kind":"call","minutes":15,"note":null,"planned_on":"2026-12-29","promised":null,"quadrant":null,"repeat":null,"repeat_from":null,"status":"open","title":"threat sweep: who else is after them?","urgent":null,"waiting":null}','{"account_id":5,"at":null,"code":null,"contact_id":null,"done_at":null,"due_on":null,"handed_to":null,"id":45,"important":null,"kind":"call","minutes":15,"note":null,"planned_on":"2026-12-29","promised":null,"quadrant":null,"repeat":null,"repeat_from":null,"status":"open","title":"threat sweep: who else is after them?","urgent":null,"waiting":null}');
INSERT INTO step_changes VALUES(178,30,'plan_lines',5,'{"account_id":9,"id":5,"minutes":15,"plan_id":1,"planned_on":"2026-12-03","task_id":21}','{"account_id":5,"id":5,"minutes":15,"plan_id":1,"planned_on":"2026-12-03","task_id":21}');
INSERT INTO step_changes VALUES(179,30,'plan_lines',10,'{"account_id":9,"id":10,"minutes":15,"plan_id":1,"planned_on":"2026-12-08","task_id":26}','{"account_id":5,"id":10,"minutes":15,"plan_id":1,"planned_on":"2026-12-08","task_id":26}');
INSERT INTO step_changes VALUES(180,30,'plan_lines',15,'{"account_id":9,"id":15,"minutes":60,"plan_id":1,"planned_on":"2026-12-14","task_id":31}','{"account_id":5,"id":15,"minutes":60,"plan_id":1,"planned_on":"2026-12-14","task_id":31}');
INSERT INTO step_changes VALUES(181,30,'plan_lines',26,'{"account_id":9,"id":26,"minutes":15,"plan_id":1,"planned_on":"2026-12-24","task_id":41}','{"account_id":5,"id":26,"minutes":15,"plan_id":1,"planned_on":"2026-12-24","task_id":41}');
INSERT INTO step_changes VALUES(182,30,'plan_lines',30,'{"account_id":9,"id":30,"minutes":15,"plan_id":1,"planned_on":"2026-12-29","task_id":45}','{"account_id":5,"id":30,"minutes":15,"plan_id":1,"planned_on":"2026-12-29","task_id":45}');
INSERT INTO step_changes VALUES(183,30,'account_aliases',1,NULL,'{"account_id":5,"code":null,"folded":"acme industrial","id":1,"name":"Acme Industrial"}');
INSERT INTO step_changes VALUES(184,30,'accounts',9,'{"cadence_days":null,"city":"City 0","code":null,"country":null,"folded":"acme industrial","id":9,"min_gap_days":null,"name":"Acme Industrial","note":null,"parked_until":null,"parked_why":null,"phone":null,"segment_id":null,"status":"open","tier":"K","website":null}',NULL);
INSERT INTO step_changes VALUES(185,30,'accounts',5,'{"cadence_days":null,"city":null,"code":null,"country":null,"folded":"ember","id":5,"min_gap_days":null,"name":"Ember","note":null,"parked_until":null,"parked_why":null,"phone":null,"segment_id":null,"status":"open","tier":"K","website":null}','{"cadence_days":null,"city":"City 0","code":null,"country":null,"folded":"ember","id":5,"min_gap_days":null,"name":"Ember","note":"merged from “Acme Industrial”","parked_until":null,"parked_why":null,"phone":null,"segment_id":null,"status":"open","tier":"K","website":null}');
INSERT INTO step_changes VALUES(186,31,'tasks',4,'{"account_id":4,"at":null,"code":null,"contact_id":3,"done_at":null,"due_on":null,"handed_to":null,"id":4,"important":null,"kind":"call","minutes":15,"note":null,"planned_on":"2026-11-20","promised":null,"quadrant":null,"repeat":null,"repeat_from":null,"status":"open","title":"Q1 forecast","urgent":null,"waiting":null}','{"account_id":4,"at":null,"code":null,"contact_id":3,"done_at":null,"due_on":null,"handed_to":null,"id":4,"important":null,"kind":"visit","minutes":8,"note":null,"planned_on":"2026-11-20","promised":null,"quadrant":null,"repeat":null,"repeat_from":null,"status":"open","title":"new words 3","urgent":null,"waiting":null}');
INSERT INTO step_changes VALUES(187,31,'task_events',39,NULL,'{"at":1795424400000,"from_on":null,"id":39,"note":null,"reason":null,"task_id":4,"to_on":null,"what":"edited"}');
INSERT INTO step_changes VALUES(188,32,'tasks',1,'{"account_id":1,"at":null,"code":null,"contact_id":1,"done_at":null,"due_on":"2026-11-20","handed_to":null,"id":1,"important":null,"kind":"call","minutes":15,"note":null,"planned_on":"2026-11-20","promised":null,"quadrant":null,"repeat":null,"repeat_from":null,"status":"open","title":"renewal pricing","urgent":null,"waiting":null}','{"account_id":1,"at":null,"code":null,"contact_id":1,"done_at":null,"due_on":"2026-11-20","handed_to":null,"id":1,"important":null,"kind":"call","minutes":15,"note":null,"planned_on":"2026-12-13","promised":null,"quadrant":null,"repeat":null,"repeat_from":null,"status":"open","title":"renewal pricing","urgent":null,"waiting":null}');
INSERT INTO step_changes VALUES(189,32,'task_events',40,NULL,'{"at":1795424400000,"from_on":"2026-11-20","id":40,"note":null,"reason":"client","task_id":1,"to_on":"2026-12-13","what":"moved"}');
INSERT INTO step_changes VALUES(190,32,'tasks',3,'{"account_id":3,"at":null,"code":null,"contact_id":null,"done_at":null,"due_on":null,"handed_to":null,"id":3,"important":null,"kind":"visit","minutes":90,"note":null,"planned_on":"2026-12-01","promised":null,"quadrant":null,"repeat":null,"repeat_from":null,"status":"open","title":"stores team","urgent":null,"waiting":null}','{"account_id":3,"at":null,"code":null,"contact_id":null,"done_at":null,"due_on":null,"handed_to":null,"id":3,"important":null,"kind":"visit","minutes":90,"note":null,"planned_on":"2026-12-13","promised":null,"quadrant":null,"repeat":null,"repeat_from":null,"status":"open","title":"stores team","urgent":null,"waiting":null}');
INSERT INTO step_changes VALUES(191,32,'task_events',41,NULL,'{"at":1795424400000,"from_on":"2026-12-01","id":41,"note":null,"reason":"client","task_id":3,"to_on":"2026-12-13","what":"moved"}');
INSERT INTO step_changes VALUES(192,32,'tasks',21,'{"account_id":5,"at":null,"code":null,"contact_id":null,"done_at":null,"due_on":null,"handed_to":null,"id":21,"important":null,"kind":"call","minutes":15,"note":null,"planned_on":"2026-12-03","promised":null,"quadrant":null,"repeat":null,"repeat_from":null,"status":"open","title":"break the silence","urgent":null,"waiting":null}','{"account_id":5,"at":null,"code":null,"contact_id":null,"done_at":null,"due_on":null,"handed_to":null,"id":21,"important":null,"kind":"call","minutes":15,"note":null,"planned_on":"2026-12-13","promised":null,"quadrant":null,"repeat":null,"repeat_from":null,"status":"open","title":"break the silence","urgent":null,"waiting":null}');
INSERT INTO step_changes VALUES(193,32,'task_events',42,NULL,'{"at":1795424400000,"from_on":"2026-12-03","id":42,"note":null,"reason":"client","task_id":21,"to_on":"2026-12-13","what":"moved"}');
INSERT INTO step_changes VALUES(194,33,'tasks',4,'{"account_id":4,"at":null,"code":null,"contact_id":3,"done_at":null,"due_on":null,"handed_to":null,"id":4,"important":null,"kind":"visit","minutes":8,"note":null,"planned_on":"2026-11-20","promised":null,"quadrant":null,"repeat":null,"repeat_from":null,"status":"open","title":"new words 3","urgent":null,"waiting":null}','{"account_id":4,"at":null,"code":null,"contact_id":3,"done_at":1795424400000,"due_on":null,"handed_to":null,"id":4,"important":null,"kind":"visit","minutes":8,"note":null,"planned_on":"2026-11-20","promised":null,"quadrant":null,"repeat":null,"repeat_from":null,"status":"done","title":"new words 3","urgent":null,"waiting":null}');
INSERT INTO step_changes VALUES(195,33,'touches',5,NULL,'{"account_id":4,"at":1795424400000,"contact_id":3,"day":"2026-11-23","id":5,"kind":"visit","note":"spoke 3 40 units by 18 dec","outcome":"reached","task_id":4}');
INSERT INTO step_changes VALUES(196,33,'task_events',43,NULL,'{"at":1795424400000,"from_on":null,"id":43,"note":null,"reason":null,"task_id":4,"to_on":null,"what":"done"}');
INSERT INTO step_changes VALUES(197,33,'tasks',50,NULL,'{"account_id":4,"at":null,"code":null,"contact_id":3,"done_at":null,"due_on":"2026-12-18","handed_to":null,"id":50,"important":null,"kind":"internal","minutes":30,"note":null,"planned_on":"2026-12-18","promised":"delivery","quadrant":null,"repeat":null,"repeat_from":null,"status":"open","title":"spoke 3 40 units","urgent":null,"waiting":null}');
INSERT INTO step_changes VALUES(198,33,'task_events',44,NULL,'{"at":1795424400000,"from_on":null,"id":44,"note":null,"reason":null,"task_id":50,"to_on":"2026-12-18","what":"created"}');
INSERT INTO step_changes VALUES(199,33,'promises',3,NULL,'{"about":"delivery","account_id":4,"contact_id":3,"due_on":"2026-12-18","id":3,"kept_on":null,"made_on":"2026-11-23","task_id":50,"text":"spoke 3 40 units","touch_id":5}');
INSERT INTO step_changes VALUES(200,34,'touches',6,NULL,'{"account_id":1,"at":1795424400000,"contact_id":1,"day":"2026-11-23","id":6,"kind":"call","note":null,"outcome":"no answer","task_id":1}');
INSERT INTO step_changes VALUES(201,34,'tasks',1,'{"account_id":1,"at":null,"code":null,"contact_id":1,"done_at":null,"due_on":"2026-11-20","handed_to":null,"id":1,"important":null,"kind":"call","minutes":15,"note":null,"planned_on":"2026-12-13","promised":null,"quadrant":null,"repeat":null,"repeat_from":null,"status":"open","title":"renewal pricing","urgent":null,"waiting":null}','{"account_id":1,"at":null,"code":null,"contact_id":1,"done_at":null,"due_on":"2026-11-20","handed_to":null,"id":1,"important":null,"kind":"call","minutes":15,"note":null,"planned_on":"2026-11-24","promised":null,"quadrant":null,"repeat":null,"repeat_from":null,"status":"open","title":"renewal pricing","urgent":null,"waiting":null}');
INSERT INTO step_changes VALUES(202,34,'task_events',45,NULL,'{"at":1795424400000,"from_on":"2026-12-13","id":45,"note":null,"reason":null,"task_id":1,"to_on":"2026-11-24","what":"no answer"}');
INSERT INTO step_changes VALUES(203,34,'touches',7,NULL,'{"account_id":3,"at":1795424400000,"contact_id":null,"day":"2026-11-23","id":7,"kind":"visit","note":null,"outcome":"no answer","task_id":3}');
INSERT INTO step_changes VALUES(204,34,'tasks',3,'{"account_id":3,"at":null,"code":null,"contact_id":null,"done_at":null,"due_on":null,"handed_to":null,"id":3,"important":null,"kind":"visit","minutes":90,"note":null,"planned_on":"2026-12-13","promised":null,"quadrant":null,"repeat":null,"repeat_from":null,"status":"open","title":"stores team","urgent":null,"waiting":null}','{"account_id":3,"at":null,"code":null,"contact_id":null,"done_at":null,"due_on":null,"handed_to":null,"id":3,"important":null,"kind":"visit","minutes":90,"note":null,"planned_on":"2026-11-24","promised":null,"quadrant":null,"repeat":null,"repeat_from":null,"status":"open","title":"stores team","urgent":null,"waiting":null}');
INSERT INTO step_changes VALUES(205,34,'task_events',46,NULL,'{"at":1795424400000,"from_on":"2026-12-13","id":46,"note":null,"reason":null,"task_id":3,"to_on":"2026-11-24","what":"no answer"}');
INSERT INTO step_changes VALUES(206,35,'tasks',1,'{"account_id":1,"at":null,"code":null,"contact_id":1,"done_at":null,"due_on":"2026-11-20","handed_to":null,"id":1,"important":null,"kind":"call","minutes":15,"note":null,"planned_on":"2026-11-24","promised":null,"quadrant":null,"repeat":null,"repeat_from":null,"status":"open","title":"renewal pricing","urgent":null,"waiting":null}','{"account_id":1,"at":null,"code":null,"contact_id":1,"done_at":null,"due_on":"2026-11-20","handed_to":null,"id":1,"important":null,"kind":"call","minutes":15,"note":null,"planned_on":"2026-11-24","promised":null,"quadrant":null,"repeat":null,"repeat_from":null,"status":"cut","title":"renewal pricing","urgent":null,"waiting":null}');
INSERT INTO step_changes VALUES(207,35,'task_events',47,NULL,'{"at":1795424400000,"from_on":"2026-11-24","id":47,"note":null,"reason":"client","task_id":1,"to_on":null,"what":"cut"}');
INSERT INTO step_changes VALUES(208,35,'tasks',7,'{"account_id":null,"at":null,"code":null,"contact_id":null,"done_at":null,"due_on":null,"handed_to":null,"id":7,"important":null,"kind":"internal","minutes":30,"note":null,"planned_on":"2026-11-26","promised":null,"quadrant":null,"repeat":null,"repeat_from":null,"status":"open","title":"expense report","urgent":null,"waiting":null}','{"account_id":null,"at":null,"code":null,"contact_id":null,"done_at":null,"due_on":null,"handed_to":null,"id":7,"important":null,"kind":"internal","minutes":30,"note":null,"planned_on":"2026-11-26","promised":null,"quadrant":null,"repeat":null,"repeat_from":null,"status":"cut","title":"expense report","urgent":null,"waiting":null}');
INSERT INTO step_changes VALUES(209,35,'task_events',48,NULL,'{"at":1795424400000,"from_on":"2026-11-26","id":48,"note":null,"reason":"client","task_id":7,"to_on":null,"what":"cut"}');
INSERT INTO step_changes VALUES(210,36,'tasks',13,'{"account_id":2,"at":null,"code":null,"contact_id":null,"done_at":null,"due_on":null,"handed_to":null,"id":13,"important":null,"kind":"proposal","minutes":60,"note":null,"planned_on":"2026-11-27","promised":null,"quadrant":null,"repeat":null,"repeat_from":null,"status":"open","title":"offer 2","urgent":null,"waiting":null}','{"account_id":2,"at":null,"code":null,"contact_id":null,"done_at":null,"due_on":null,"handed_to":"Sam 0","id":13,"important":null,"kind":"proposal","minutes":60,"note":null,"planned_on":"2026-11-27","promised":null,"quadrant":null,"repeat":null,"repeat_from":null,"status":"open","title":"offer 2","urgent":null,"waiting":null}');
INSERT INTO step_changes VALUES(211,36,'task_events',49,NULL,'{"at":1795424400000,"from_on":null,"id":49,"note":"Sam 0","reason":null,"task_id":13,"to_on":null,"what":"handed off"}');
INSERT INTO step_changes VALUES(212,37,'promises',1,'{"about":"delivery","account_id":2,"contact_id":2,"due_on":"2026-11-22","id":1,"kept_on":null,"made_on":"2026-11-12","task_id":2,"text":"40 units shipped?","touch_id":null}','{"about":"delivery","account_id":2,"contact_id":2,"due_on":"2026-11-22","id":1,"kept_on":"2026-11-23","made_on":"2026-11-12","task_id":2,"text":"40 units shipped?","touch_id":null}');
INSERT INTO step_changes VALUES(213,37,'tasks',2,'{"account_id":2,"at":null,"code":null,"contact_id":2,"done_at":null,"due_on":"2026-11-22","handed_to":null,"id":2,"important":null,"kind":"email","minutes":10,"note":null,"planned_on":"2026-11-20","promised":"delivery","quadrant":null,"repeat":null,"repeat_from":null,"status":"open","title":"40 units shipped?","urgent":null,"waiting":null}','{"account_id":2,"at":null,"code":null,"contact_id":2,"done_at":1795424400000,"due_on":"2026-11-22","handed_to":null,"id":2,"important":null,"kind":"email","minutes":10,"note":null,"planned_on":"2026-11-20","promised":"delivery","quadrant":null,"repeat":null,"repeat_from":null,"status":"done","title":"40 units shipped?","urgent":null,"waiting":null}');
INSERT INTO step_changes VALUES(214,37,'task_events',50,NULL,'{"at":1795424400000,"from_on":null,"id":50,"note":"promise kept","reason":null,"task_id":2,"to_on":null,"what":"done"}');
INSERT INTO step_changes VALUES(215,38,'accounts',4,'{"cadence_days":null,"city":null,"code":null,"country":null,"folded":"delta","id":4,"min_gap_days":null,"name":"Delta","note":null,"parked_until":null,"parked_why":null,"phone":null,"segment_id":null,"status":"open","tier":"B","website":null}','{"cadence_days":null,"city":null,"code":null,"country":null,"folded":"delta","id":4,"min_gap_days":null,"name":"Delta","note":null,"parked_until":"2026-11-27","parked_why":"no budget","phone":null,"segment_id":null,"status":"open","tier":"B","website":null}');
INSERT INTO step_changes VALUES(216,39,'goals',1,NULL,'{"account_id":8,"aim":"growth","currency":null,"id":1,"minor":null,"permille":150,"year":2026}');
INSERT INTO step_changes VALUES(217,40,'tasks',51,NULL,'{"account_id":1,"at":null,"code":null,"contact_id":1,"done_at":null,"due_on":null,"handed_to":null,"id":51,"important":null,"kind":"call","minutes":15,"note":"market intelligence: steel is dear 1","planned_on":"2026-11-24","promised":null,"quadrant":null,"repeat":null,"repeat_from":null,"status":"open","title":"raise prices","urgent":null,"waiting":null}');
INSERT INTO step_changes VALUES(218,40,'tasks',52,NULL,'{"account_id":5,"at":null,"code":null,"contact_id":4,"done_at":null,"due_on":null,"handed_to":null,"id":52,"important":null,"kind":"call","minutes":15,"note":"market intelligence: steel is dear 1","planned_on":"2026-11-24","promised":null,"quadrant":null,"repeat":null,"repeat_from":null,"status":"open","title":"raise prices","urgent":null,"waiting":null}');
INSERT INTO step_changes VALUES(219,40,'intel_tasks',1,NULL,'{"id":1,"intel_id":1,"so_what":"us","task_id":51}');
INSERT INTO step_changes VALUES(220,40,'intel_tasks',2,NULL,'{"id":2,"intel_id":1,"so_what":"us","task_id":52}');
INSERT INTO step_changes VALUES(221,40,'task_events',51,NULL,'{"at":1795424400000,"from_on":null,"id":51,"note":"market intelligence: steel is dear 1","reason":null,"task_id":51,"to_on":"2026-11-24","what":"created"}');
INSERT INTO step_changes VALUES(222,40,'task_events',52,NULL,'{"at":1795424400000,"from_on":null,"id":52,"note":"market intelligence: steel is dear 1","reason":null,"task_id":52,"to_on":"2026-11-24","what":"created"}');
INSERT INTO step_changes VALUES(223,41,'index_values',1,NULL,'{"id":1,"month":"2026-01-01","series":"index","source":"index.csv","thousandths":101500}');
INSERT INTO step_changes VALUES(224,41,'index_values',2,NULL,'{"id":2,"month":"2026-02-01","series":"index","source":"index.csv","thousandths":102000}');
INSERT INTO step_changes VALUES(225,42,'segments',1,NULL,'{"id":1,"name":"Office"}');
INSERT INTO step_changes VALUES(226,42,'segments',2,NULL,'{"id":2,"name":"Home"}');
INSERT INTO step_changes VALUES(227,42,'sales',1,NULL,'{"account_id":8,"currency":"EUR","day":"2026-03-04","grain":"day","id":1,"minor":125050,"segment_id":1,"source":"sales.csv"}');
INSERT INTO step_changes VALUES(228,42,'sales',2,NULL,'{"account_id":8,"currency":"EUR","day":"2026-04-02","grain":"day","id":2,"minor":-2000,"segment_id":1,"source":"sales.csv"}');
INSERT INTO step_changes VALUES(229,42,'sales',3,NULL,'{"account_id":5,"currency":"EUR","day":"2026-04-02","grain":"day","id":3,"minor":9999,"segment_id":2,"source":"sales.csv"}');
INSERT INTO step_changes VALUES(230,43,'account_plans',1,NULL,'{"account_id":8,"id":1,"proposition":null,"review_on":"2027-01-11","strategy":"grow the Köln plant"}');
INSERT INTO step_changes VALUES(231,44,'tasks',53,NULL,'{"account_id":8,"at":null,"code":null,"contact_id":null,"done_at":null,"due_on":null,"handed_to":null,"id":53,"important":null,"kind":"call","minutes":15,"note":null,"planned_on":"2026-11-24","promised":null,"quadrant":null,"repeat":null,"repeat_from":null,"status":"open","title":"agreed option [/]","urgent":null,"waiting":null}');
INSERT INTO step_changes VALUES(232,44,'task_events',53,NULL,'{"at":1795424400000,"from_on":null,"id":53,"note":null,"reason":null,"task_id":53,"to_on":"2026-11-24","what":"created"}');
INSERT INTO step_changes VALUES(233,45,'tasks',6,'{"account_id":5,"at":null,"code":null,"contact_id":5,"done_at":null,"due_on":null,"handed_to":null,"id":6,"important":null,"kind":"email","minutes":10,"note":null,"planned_on":"2026-11-25","promised":null,"quadrant":null,"repeat":null,"repeat_from":null,"status":"open","title":"send drawings","urgent":null,"waiting":"us"}','{"account_id":5,"at":null,"code":null,"contact_id":5,"done_at":null,"due_on":null,"handed_to":null,"id":6,"important":null,"kind":"email","minutes":10,"note":null,"planned_on":"2026-11-27","promised":null,"quadrant":null,"repeat":null,"repeat_from":null,"status":"open","title":"send drawings","urgent":null,"waiting":"us"}');
INSERT INTO step_changes VALUES(234,45,'task_events',53,NULL,'{"at":1795424400000,"from_on":"2026-11-25","id":53,"note":null,"reason":"client","task_id":6,"to_on":"2026-11-27","what":"moved"}');
INSERT INTO step_changes VALUES(235,46,'tasks',11,'{"account_id":4,"at":null,"code":null,"contact_id":3,"done_at":null,"due_on":null,"handed_to":null,"id":11,"important":null,"kind":"call","minutes":15,"note":null,"planned_on":"2026-11-24","promised":null,"quadrant":null,"repeat":"FREQ=WEEKLY","repeat_from":"2026-11-24","status":"open","title":"weekly stock check","urgent":null,"waiting":null}','{"account_id":4,"at":null,"code":null,"contact_id":3,"done_at":null,"due_on":null,"handed_to":null,"id":11,"important":null,"kind":"call","minutes":15,"note":null,"planned_on":"2026-11-24","promised":null,"quadrant":null,"repeat":"FREQ=WEEKLY","repeat_from":"2026-11-24","status":"cut","title":"weekly stock check","urgent":null,"waiting":null}');
INSERT INTO step_changes VALUES(236,46,'task_events',54,NULL,'{"at":1795424400000,"from_on":"2026-11-24","id":54,"note":"skipped once","reason":null,"task_id":11,"to_on":null,"what":"cut"}');
INSERT INTO step_changes VALUES(237,46,'tasks',53,NULL,'{"account_id":4,"at":null,"code":null,"contact_id":3,"done_at":null,"due_on":null,"handed_to":null,"id":53,"important":null,"kind":"call","minutes":15,"note":null,"planned_on":"2026-12-01","promised":null,"quadrant":null,"repeat":"FREQ=WEEKLY","repeat_from":"2026-11-24","status":"open","title":"weekly stock check","urgent":null,"waiting":null}');
INSERT INTO step_changes VALUES(238,46,'task_events',55,NULL,'{"at":1795424400000,"from_on":null,"id":55,"note":null,"reason":null,"task_id":53,"to_on":"2026-12-01","what":"created"}');
CREATE TABLE departments (
    id INTEGER NOT NULL,
    account_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT departments_name_length CHECK (length(name) BETWEEN 1 AND 200),
    FOREIGN KEY(account_id) REFERENCES accounts (id) ON DELETE CASCADE
) STRICT;
INSERT INTO departments VALUES(1,2,'Team 1');
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
INSERT INTO sales VALUES(1,8,1,'2026-03-04','day',125050,'EUR','sales.csv');
INSERT INTO sales VALUES(2,8,1,'2026-04-02','day',-2000,'EUR','sales.csv');
INSERT INTO sales VALUES(3,5,2,'2026-04-02','day',9999,'EUR','sales.csv');
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
INSERT INTO contacts VALUES(1,NULL,1,NULL,'Rina Shah','rina shah',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO contacts VALUES(2,NULL,2,NULL,'Tom Okafor','tom okafor',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO contacts VALUES(3,NULL,4,NULL,'Ana Ortiz','ana ortiz',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO contacts VALUES(4,NULL,5,NULL,'Jo Lind','jo lind',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO contacts VALUES(5,NULL,5,NULL,'Rina Berg','rina berg',NULL,NULL,NULL,NULL,NULL,NULL);
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
INSERT INTO tasks VALUES(1,NULL,'renewal pricing','call','cut',1,1,'2026-11-24',NULL,'2026-11-20',15,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO tasks VALUES(2,NULL,'40 units shipped?','email','done',2,2,'2026-11-20',NULL,'2026-11-22',10,'delivery',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1795424400000);
INSERT INTO tasks VALUES(3,NULL,'stores team','visit','open',3,NULL,'2026-11-24',NULL,NULL,90,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO tasks VALUES(4,NULL,'new words 3','visit','done',4,3,'2026-11-20',NULL,NULL,8,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1795424400000);
INSERT INTO tasks VALUES(5,NULL,'line review','visit','open',5,4,'2026-11-23','10:00',NULL,90,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO tasks VALUES(6,NULL,'send drawings','email','open',5,5,'2026-11-27',NULL,NULL,10,NULL,'us',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO tasks VALUES(7,NULL,'expense report','internal','cut',NULL,NULL,'2026-11-26',NULL,NULL,30,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO tasks VALUES(8,NULL,'next quarter','call','open',1,1,'2026-12-17',NULL,'2026-12-18',15,NULL,NULL,1,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO tasks VALUES(9,NULL,'spring catalogue','call','open',6,NULL,'2026-11-19',NULL,NULL,15,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO tasks VALUES(10,NULL,'say goodbye','call','open',7,NULL,'2026-11-19',NULL,'2026-11-19',15,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO tasks VALUES(11,NULL,'weekly stock check','call','cut',4,3,'2026-11-24',NULL,NULL,15,NULL,NULL,NULL,NULL,NULL,'FREQ=WEEKLY','2026-11-24',NULL,NULL,NULL);
INSERT INTO tasks VALUES(12,NULL,'round 3','call','open',4,NULL,'2026-11-24',NULL,NULL,15,NULL,NULL,NULL,NULL,NULL,'FREQ=WEEKLY;INTERVAL=2','2026-11-24',NULL,NULL,NULL);
INSERT INTO tasks VALUES(13,NULL,'offer 2','proposal','open',2,NULL,'2026-11-27',NULL,NULL,60,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'Sam 0',NULL,NULL);
INSERT INTO tasks VALUES(14,NULL,'promise 1','internal','open',2,NULL,'2026-11-24',NULL,'2026-11-24',30,'delivery',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO tasks VALUES(15,NULL,'answer: threat 3','call','open',4,NULL,'2026-11-27',NULL,NULL,15,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO tasks VALUES(16,NULL,'answer 1','visit','open',4,NULL,'2026-11-27',NULL,NULL,90,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO tasks VALUES(17,NULL,'them','call','open',4,NULL,'2026-11-24',NULL,NULL,15,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO tasks VALUES(18,NULL,'break the silence','call','open',1,1,'2026-12-02',NULL,NULL,15,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO tasks VALUES(19,NULL,'answer: threat 4','call','open',5,5,'2026-12-02',NULL,NULL,15,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO tasks VALUES(20,NULL,'break the silence','call','open',12,NULL,'2026-12-02',NULL,NULL,15,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO tasks VALUES(21,NULL,'break the silence','call','open',5,NULL,'2026-12-13',NULL,NULL,15,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO tasks VALUES(22,NULL,'find new accounts','prospecting','open',NULL,NULL,'2026-12-03',NULL,NULL,30,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO tasks VALUES(23,NULL,'what changed at my accounts','research','open',NULL,NULL,'2026-12-04',NULL,NULL,30,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO tasks VALUES(24,NULL,'renewal decision: frame 3','call','open',4,3,'2026-12-04',NULL,NULL,15,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO tasks VALUES(25,NULL,'bring a new idea','proposal','open',1,1,'2026-12-07',NULL,NULL,60,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO tasks VALUES(26,NULL,'agree on the next step','call','open',5,NULL,'2026-12-08',NULL,NULL,15,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO tasks VALUES(27,NULL,'find new accounts','prospecting','open',NULL,NULL,'2026-12-09',NULL,NULL,30,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO tasks VALUES(28,NULL,'towards: win the plant 4','call','open',5,5,'2026-12-10',NULL,NULL,15,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO tasks VALUES(29,NULL,'say when the promise is kept','call','open',2,2,'2026-12-10',NULL,NULL,15,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO tasks VALUES(30,NULL,'what changed at my accounts','research','open',NULL,NULL,'2026-12-11',NULL,NULL,30,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO tasks VALUES(31,NULL,'bring a new idea','proposal','open',5,NULL,'2026-12-14',NULL,NULL,60,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO tasks VALUES(32,NULL,'break the silence','call','open',3,NULL,'2026-12-15',NULL,NULL,15,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO tasks VALUES(33,NULL,'bring a new idea','proposal','open',5,4,'2026-12-16',NULL,NULL,60,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO tasks VALUES(34,NULL,'find new accounts','prospecting','open',NULL,NULL,'2026-12-17',NULL,NULL,30,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO tasks VALUES(35,NULL,'what changed at my accounts','research','open',NULL,NULL,'2026-12-18',NULL,NULL,30,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO tasks VALUES(36,NULL,'break the silence','call','open',8,NULL,'2026-12-21',NULL,NULL,15,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO tasks VALUES(37,NULL,'break the silence','call','open',10,NULL,'2026-12-21',NULL,NULL,15,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO tasks VALUES(38,NULL,'How happy are you with us, A to F?','call','open',1,1,'2026-12-22',NULL,NULL,15,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO tasks VALUES(39,NULL,'find new accounts','prospecting','open',NULL,NULL,'2026-12-23',NULL,NULL,30,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO tasks VALUES(40,NULL,'How happy are you with us, A to F?','call','open',5,5,'2026-12-24',NULL,NULL,15,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO tasks VALUES(41,NULL,'How happy are you with us, A to F?','call','open',5,NULL,'2026-12-24',NULL,NULL,15,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO tasks VALUES(42,NULL,'what changed at my accounts','research','open',NULL,NULL,'2026-12-25',NULL,NULL,30,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO tasks VALUES(43,NULL,'get to know Team 1','call','open',2,NULL,'2026-12-28',NULL,NULL,15,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO tasks VALUES(44,NULL,'break the silence','call','open',11,NULL,'2026-12-28',NULL,NULL,15,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO tasks VALUES(45,NULL,'threat sweep: who else is after them?','call','open',5,NULL,'2026-12-29',NULL,NULL,15,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO tasks VALUES(46,NULL,'threat sweep: who else is after them?','call','open',1,1,'2026-12-30',NULL,NULL,15,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO tasks VALUES(47,NULL,'How happy are you with us, A to F?','call','open',3,NULL,'2026-12-30',NULL,NULL,15,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO tasks VALUES(48,NULL,'keep in touch','call','open',5,4,'2026-12-31',NULL,NULL,15,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO tasks VALUES(49,NULL,'agree on the next step','call','open',8,NULL,'2026-12-31',NULL,NULL,15,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO tasks VALUES(50,NULL,'spoke 3 40 units','internal','open',4,3,'2026-12-18',NULL,'2026-12-18',30,'delivery',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO tasks VALUES(51,NULL,'raise prices','call','open',1,1,'2026-11-24',NULL,NULL,15,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'market intelligence: steel is dear 1',NULL);
INSERT INTO tasks VALUES(52,NULL,'raise prices','call','open',5,4,'2026-11-24',NULL,NULL,15,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'market intelligence: steel is dear 1',NULL);
INSERT INTO tasks VALUES(53,NULL,'weekly stock check','call','open',4,3,'2026-12-01',NULL,NULL,15,NULL,NULL,NULL,NULL,NULL,'FREQ=WEEKLY','2026-11-24',NULL,NULL,NULL);
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
INSERT INTO task_events VALUES(1,12,1795424400000,'created',NULL,'2026-11-24',NULL,NULL);
INSERT INTO task_events VALUES(2,13,1795424400000,'created',NULL,'2026-11-27',NULL,NULL);
INSERT INTO task_events VALUES(3,14,1795424400000,'created',NULL,'2026-11-24',NULL,NULL);
INSERT INTO task_events VALUES(4,15,1795424400000,'created',NULL,'2026-11-27',NULL,NULL);
INSERT INTO task_events VALUES(5,16,1795424400000,'created',NULL,'2026-11-27',NULL,NULL);
INSERT INTO task_events VALUES(6,17,1795424400000,'created',NULL,'2026-11-24',NULL,NULL);
INSERT INTO task_events VALUES(7,18,1795424400000,'created',NULL,'2026-12-02',NULL,'plan 2026-12: silent 10 d of 7');
INSERT INTO task_events VALUES(8,19,1795424400000,'created',NULL,'2026-12-02',NULL,'plan 2026-12: threat: threat 4');
INSERT INTO task_events VALUES(9,20,1795424400000,'created',NULL,'2026-12-02',NULL,'plan 2026-12: never met');
INSERT INTO task_events VALUES(10,21,1795424400000,'created',NULL,'2026-12-03',NULL,'plan 2026-12: never met');
INSERT INTO task_events VALUES(11,22,1795424400000,'created',NULL,'2026-12-03',NULL,'plan 2026-12: base 11 of 80 accounts');
INSERT INTO task_events VALUES(12,23,1795424400000,'created',NULL,'2026-12-04',NULL,'plan 2026-12: a slot of every month');
INSERT INTO task_events VALUES(13,24,1795424400000,'created',NULL,'2026-12-04',NULL,'plan 2026-12: renewal decision by 17 Nov: frame 3');
INSERT INTO task_events VALUES(14,25,1795424400000,'created',NULL,'2026-12-07',NULL,'plan 2026-12: no new idea in 30 d');
INSERT INTO task_events VALUES(15,26,1795424400000,'created',NULL,'2026-12-08',NULL,'plan 2026-12: no next step');
INSERT INTO task_events VALUES(16,27,1795424400000,'created',NULL,'2026-12-09',NULL,'plan 2026-12: base 11 of 80 accounts');
INSERT INTO task_events VALUES(17,28,1795424400000,'created',NULL,'2026-12-10',NULL,'plan 2026-12: objective without a step: win the plant 4');
INSERT INTO task_events VALUES(18,29,1795424400000,'created',NULL,'2026-12-10',NULL,'plan 2026-12: promise late: 40 units shipped? by 22 Nov');
INSERT INTO task_events VALUES(19,30,1795424400000,'created',NULL,'2026-12-11',NULL,'plan 2026-12: a slot of every month');
INSERT INTO task_events VALUES(20,31,1795424400000,'created',NULL,'2026-12-14',NULL,'plan 2026-12: no new idea in 30 d');
INSERT INTO task_events VALUES(21,32,1795424400000,'created',NULL,'2026-12-15',NULL,'plan 2026-12: never met');
INSERT INTO task_events VALUES(22,33,1795424400000,'created',NULL,'2026-12-16',NULL,'plan 2026-12: no new idea in 30 d');
INSERT INTO task_events VALUES(23,34,1795424400000,'created',NULL,'2026-12-17',NULL,'plan 2026-12: base 11 of 80 accounts');
INSERT INTO task_events VALUES(24,35,1795424400000,'created',NULL,'2026-12-18',NULL,'plan 2026-12: a slot of every month');
INSERT INTO task_events VALUES(25,36,1795424400000,'created',NULL,'2026-12-21',NULL,'plan 2026-12: never met');
INSERT INTO task_events VALUES(26,37,1795424400000,'created',NULL,'2026-12-21',NULL,'plan 2026-12: never met');
INSERT INTO task_events VALUES(27,38,1795424400000,'created',NULL,'2026-12-22',NULL,'plan 2026-12: grade due');
INSERT INTO task_events VALUES(28,39,1795424400000,'created',NULL,'2026-12-23',NULL,'plan 2026-12: base 11 of 80 accounts');
INSERT INTO task_events VALUES(29,40,1795424400000,'created',NULL,'2026-12-24',NULL,'plan 2026-12: grade due');
INSERT INTO task_events VALUES(30,41,1795424400000,'created',NULL,'2026-12-24',NULL,'plan 2026-12: grade due');
INSERT INTO task_events VALUES(31,42,1795424400000,'created',NULL,'2026-12-25',NULL,'plan 2026-12: a slot of every month');
INSERT INTO task_events VALUES(32,43,1795424400000,'created',NULL,'2026-12-28',NULL,'plan 2026-12: never spoken to Team 1');
INSERT INTO task_events VALUES(33,44,1795424400000,'created',NULL,'2026-12-28',NULL,'plan 2026-12: never met');
INSERT INTO task_events VALUES(34,45,1795424400000,'created',NULL,'2026-12-29',NULL,'plan 2026-12: threat sweep due');
INSERT INTO task_events VALUES(35,46,1795424400000,'created',NULL,'2026-12-30',NULL,'plan 2026-12: threat sweep due');
INSERT INTO task_events VALUES(36,47,1795424400000,'created',NULL,'2026-12-30',NULL,'plan 2026-12: grade due');
INSERT INTO task_events VALUES(37,48,1795424400000,'created',NULL,'2026-12-31',NULL,'plan 2026-12: K account, every 7 d');
INSERT INTO task_events VALUES(38,49,1795424400000,'created',NULL,'2026-12-31',NULL,'plan 2026-12: no next step');
INSERT INTO task_events VALUES(39,4,1795424400000,'edited',NULL,NULL,NULL,NULL);
INSERT INTO task_events VALUES(40,1,1795424400000,'moved','2026-11-20','2026-12-13','client',NULL);
INSERT INTO task_events VALUES(41,3,1795424400000,'moved','2026-12-01','2026-12-13','client',NULL);
INSERT INTO task_events VALUES(42,21,1795424400000,'moved','2026-12-03','2026-12-13','client',NULL);
INSERT INTO task_events VALUES(43,4,1795424400000,'done',NULL,NULL,NULL,NULL);
INSERT INTO task_events VALUES(44,50,1795424400000,'created',NULL,'2026-12-18',NULL,NULL);
INSERT INTO task_events VALUES(45,1,1795424400000,'no answer','2026-12-13','2026-11-24',NULL,NULL);
INSERT INTO task_events VALUES(46,3,1795424400000,'no answer','2026-12-13','2026-11-24',NULL,NULL);
INSERT INTO task_events VALUES(47,1,1795424400000,'cut','2026-11-24',NULL,'client',NULL);
INSERT INTO task_events VALUES(48,7,1795424400000,'cut','2026-11-26',NULL,'client',NULL);
INSERT INTO task_events VALUES(49,13,1795424400000,'handed off',NULL,NULL,NULL,'Sam 0');
INSERT INTO task_events VALUES(50,2,1795424400000,'done',NULL,NULL,NULL,'promise kept');
INSERT INTO task_events VALUES(51,51,1795424400000,'created',NULL,'2026-11-24',NULL,'market intelligence: steel is dear 1');
INSERT INTO task_events VALUES(52,52,1795424400000,'created',NULL,'2026-11-24',NULL,'market intelligence: steel is dear 1');
INSERT INTO task_events VALUES(53,6,1795424400000,'moved','2026-11-25','2026-11-27','client',NULL);
INSERT INTO task_events VALUES(54,11,1795424400000,'cut','2026-11-24',NULL,NULL,'skipped once');
INSERT INTO task_events VALUES(55,53,1795424400000,'created',NULL,'2026-12-01',NULL,NULL);
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
INSERT INTO touches VALUES(1,1,1,NULL,'2026-11-13',1795424400000,'call','reached','talked');
INSERT INTO touches VALUES(2,2,2,NULL,'2026-11-19',1795424400000,'call','reached','talked');
INSERT INTO touches VALUES(3,4,3,NULL,'2026-11-10',1795424400000,'call','reached','talked');
INSERT INTO touches VALUES(4,5,4,NULL,'2026-11-20',1795424400000,'call','reached','talked');
INSERT INTO touches VALUES(5,4,3,4,'2026-11-23',1795424400000,'visit','reached','spoke 3 40 units by 18 dec');
INSERT INTO touches VALUES(6,1,1,1,'2026-11-23',1795424400000,'call','no answer',NULL);
INSERT INTO touches VALUES(7,3,NULL,3,'2026-11-23',1795424400000,'visit','no answer',NULL);
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
INSERT INTO promises VALUES(1,2,2,2,NULL,'delivery','40 units shipped?','2026-11-12','2026-11-22','2026-11-23');
INSERT INTO promises VALUES(2,2,NULL,14,NULL,'delivery','promise 1','2026-11-23','2026-11-24',NULL);
INSERT INTO promises VALUES(3,4,3,50,5,'delivery','spoke 3 40 units','2026-11-23','2026-12-18',NULL);
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
INSERT INTO index_values VALUES(1,'index','2026-01-01',101500,'index.csv');
INSERT INTO index_values VALUES(2,'index','2026-02-01',102000,'index.csv');
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
INSERT INTO intensities VALUES(1,2,1,30);
INSERT INTO intensities VALUES(2,3,2,NULL);
CREATE TABLE pins (
    id INTEGER NOT NULL,
    task_id INTEGER NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (task_id),
    FOREIGN KEY(task_id) REFERENCES tasks (id)
) STRICT;
INSERT INTO pins VALUES(1,1);
INSERT INTO pins VALUES(2,3);
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
INSERT INTO account_aliases VALUES(1,5,'Acme Industrial','acme industrial',NULL);
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
INSERT INTO plan_lines VALUES(1,1,3,3,'2026-12-01',90);
INSERT INTO plan_lines VALUES(2,1,18,1,'2026-12-02',15);
INSERT INTO plan_lines VALUES(3,1,19,5,'2026-12-02',15);
INSERT INTO plan_lines VALUES(4,1,20,12,'2026-12-02',15);
INSERT INTO plan_lines VALUES(5,1,21,5,'2026-12-03',15);
INSERT INTO plan_lines VALUES(6,1,22,NULL,'2026-12-03',30);
INSERT INTO plan_lines VALUES(7,1,23,NULL,'2026-12-04',30);
INSERT INTO plan_lines VALUES(8,1,24,4,'2026-12-04',15);
INSERT INTO plan_lines VALUES(9,1,25,1,'2026-12-07',60);
INSERT INTO plan_lines VALUES(10,1,26,5,'2026-12-08',15);
INSERT INTO plan_lines VALUES(11,1,27,NULL,'2026-12-09',30);
INSERT INTO plan_lines VALUES(12,1,28,5,'2026-12-10',15);
INSERT INTO plan_lines VALUES(13,1,29,2,'2026-12-10',15);
INSERT INTO plan_lines VALUES(14,1,30,NULL,'2026-12-11',30);
INSERT INTO plan_lines VALUES(15,1,31,5,'2026-12-14',60);
INSERT INTO plan_lines VALUES(16,1,32,3,'2026-12-15',15);
INSERT INTO plan_lines VALUES(17,1,33,5,'2026-12-16',60);
INSERT INTO plan_lines VALUES(18,1,8,1,'2026-12-17',15);
INSERT INTO plan_lines VALUES(19,1,34,NULL,'2026-12-17',30);
INSERT INTO plan_lines VALUES(20,1,35,NULL,'2026-12-18',30);
INSERT INTO plan_lines VALUES(21,1,36,8,'2026-12-21',15);
INSERT INTO plan_lines VALUES(22,1,37,10,'2026-12-21',15);
INSERT INTO plan_lines VALUES(23,1,38,1,'2026-12-22',15);
INSERT INTO plan_lines VALUES(24,1,39,NULL,'2026-12-23',30);
INSERT INTO plan_lines VALUES(25,1,40,5,'2026-12-24',15);
INSERT INTO plan_lines VALUES(26,1,41,5,'2026-12-24',15);
INSERT INTO plan_lines VALUES(27,1,42,NULL,'2026-12-25',30);
INSERT INTO plan_lines VALUES(28,1,43,2,'2026-12-28',15);
INSERT INTO plan_lines VALUES(29,1,44,11,'2026-12-28',15);
INSERT INTO plan_lines VALUES(30,1,45,5,'2026-12-29',15);
INSERT INTO plan_lines VALUES(31,1,46,1,'2026-12-30',15);
INSERT INTO plan_lines VALUES(32,1,47,3,'2026-12-30',15);
INSERT INTO plan_lines VALUES(33,1,48,5,'2026-12-31',15);
INSERT INTO plan_lines VALUES(34,1,49,8,'2026-12-31',15);
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
INSERT INTO contracts VALUES(1,4,'frame 3','running','2025-12-17','2026-12-16','2026-12-01',300000,'EUR');
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
INSERT INTO contract_rungs VALUES(1,1,'decision',24);
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
INSERT INTO grades VALUES(1,11,1,'2026-11-23','How happy are you with us, A to F?','D','why 10',NULL,NULL,NULL,NULL);
INSERT INTO grades VALUES(2,4,NULL,'2026-11-23','How happy are you with us, A to F?','B+','why 3',NULL,NULL,NULL,NULL);
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
INSERT INTO threats VALUES(1,5,'threat 4',NULL,2,'2026-11-23',NULL,NULL,19);
INSERT INTO threats VALUES(2,4,'threat 3',NULL,1,'2026-11-23','2026-11-23','gone',16);
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
INSERT INTO trigger_events VALUES(1,4,'relocation','2026-11-23','event 3',NULL,17);
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
INSERT INTO intel VALUES(1,'2026-11-23','steel is dear 1',NULL,'raise prices','they buy less',NULL);
INSERT INTO intel VALUES(2,'2026-11-23','steel is dear 2',NULL,'raise prices','they buy less',NULL);
CREATE TABLE offerings (
    id INTEGER NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT offerings_name_length CHECK (length(name) BETWEEN 1 AND 200),
    UNIQUE (name)
) STRICT;
INSERT INTO offerings VALUES(1,'offering 2');
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
INSERT INTO account_plans VALUES(1,8,'grow the Köln plant',NULL,'2027-01-11');
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
INSERT INTO goals VALUES(1,8,2026,'growth',150,NULL,NULL);
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
INSERT INTO objectives VALUES(1,1,'win the plant 0','2027-03-31','met','2026-11-23');
INSERT INTO objectives VALUES(2,5,'win the plant 4','2027-03-31','open',NULL);
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
INSERT INTO offering_fits VALUES(1,3,1,'ours',NULL,NULL);
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
INSERT INTO counterparts VALUES(1,2,'Rivals 1','Jo Rival',NULL,NULL);
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
INSERT INTO intel_tasks VALUES(1,1,'us',51);
INSERT INTO intel_tasks VALUES(2,1,'us',52);
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
INSERT INTO options VALUES(1,13,'option 1','2 %','two years',NULL,NULL,NULL);
CREATE TABLE task_objectives (
    id INTEGER NOT NULL,
    task_id INTEGER NOT NULL,
    objective_id INTEGER NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (task_id),
    FOREIGN KEY(task_id) REFERENCES tasks (id),
    FOREIGN KEY(objective_id) REFERENCES objectives (id)
) STRICT;
INSERT INTO task_objectives VALUES(1,28,2);
PRAGMA writable_schema=ON;
INSERT INTO sqlite_schema(type,name,tbl_name,rootpage,sql)VALUES('table','words','words',0,'CREATE VIRTUAL TABLE words USING fts5 (text, content = ''texts'', content_rowid = ''id'', tokenize = ''unicode61 remove_diacritics 2'')');
CREATE TABLE IF NOT EXISTS 'words_data'(id INTEGER PRIMARY KEY, block BLOB);
INSERT INTO words_data VALUES(1,X'458207');
INSERT INTO words_data VALUES(10,X'00000000020b1a000b1101010101010201010301010401010501010601010701010801010901010a01010000');
INSERT INTO words_data VALUES(137438953473,X'0000005302303217020501036275791702090104646561721702040102697317020301046c65737317020a0106707269636573170207010572616973651702060105737465656c1702020104746865791702080406080907090b0a0a');
INSERT INTO words_data VALUES(274877906945,X'0000031102303182590206010133814102050101348119020448020601016181490203300203100203280208100208080208300208020763636f756e74738131020408020620020418020620020408020620020418020602046674657282690207080207020467726565815102028138020202056e73776572811902020202726582310204100204080204300204020174813902043802042802043802040105627265616b811102021002020802025802022002020802023802020303696e678149020230020210020201076368616e6765648139020338020328020338020301086465636973696f6e814102030104656c7365826902050802050101668231020a10020a08020a30020a0203696e6481310202280202380202280202020472616d6581410204010367657482590202010568617070798231020310020308020330020302026f77823102021002020802023002020104696465618149020530020510020502016e83010203020173816902068100020608020601046b65657083010202030270748169020702036e6f778259020401026d798139020538020528020538020501036e65778131020318020410020320020410020408020328020303027874815102058138020501026f6e81510203813802030105706c616e74816102050206726f6d69736581690205010772656e6577616c814102020103736179816902020206696c656e636581110204100204080204580204200204080204380204020374657081510206813802060204776565708269020308020301047465616d82590205020268658111020310020308020328020410020408020418020320020308020338020328020404016d82690208080208030472656174811902038150020208020202016f8231020910020908020910020320020903037563688301020403057761726473816102020102757382310207100207080207300207010477686174813902023802022802023802020302656e8169020303016f826902040802040202696e8161020303027468823102061002060802063002060103796f75823102051002050802053002050407070a19220d0e0b11101d0f160e0d10120a09141110070e0a0809111b0c0c0b0c0d091e0d0d0a260a1113090b1113080a0811');
INSERT INTO words_data VALUES(412316860417,X'00000030053061636d652a0204010466726f6d2a0203010a696e647573747269616c2a020501066d65726765642a02020409090f');
INSERT INTO words_data VALUES(549755813889,X'0000002e0230332102040108666f726563617374210101036e65772102020102713121010105776f72647321020304060c0806');
INSERT INTO words_data VALUES(687194767361,X'0000004b03303138280207010133280203826902030102343028020482690204010262792802060103646563280208010573706f6b65280202826902020105756e6974732802058269020504070a0b07080e');
INSERT INTO words_data VALUES(824633720833,X'000000250230331c0203010234301c0204010573706f6b651c02020105756e6974731c02050406070a');
INSERT INTO words_data VALUES(962072674305,X'000000740230318319020908020901046465617283190208080208010c696e74656c6c6967656e6365831902050802050201738319020708020701066d61726b65748319020408020401067072696365738319020308020301057261697365831902020802020105737465656c83190206080206040a0d150a0f0f0e');
INSERT INTO words_data VALUES(1099511627777,X'0000001c07306167726565648329020201066f7074696f6e83290203040c');
INSERT INTO words_data VALUES(1236950581249,X'0000001a073061677265656483290101066f7074696f6e832901040b');
INSERT INTO words_data VALUES(1374389534721,X'000000260630636865636b83290204010573746f636b8329020301067765656b6c7983290202040b0b');
INSERT INTO words_data VALUES(2336462209025,X'000001da0230310f02050502035d02031002030201300b02030101326902030101330e02030502030202034c02031802040101340d02030201300c02020502020106616e7377657279020208020201036275790f02090109636174616c6f67756549020302046865636b5902040104646561720f02040207726177696e677331020301056576656e740e020202067870656e73653902020108666f7265636173742102030107676f6f64627965510203010269730f020301046c6573730f020a0203696e6529020201046e65787441020201056f6666657269020201067072696365730f02070503696e6709020303056f6d6973651402025d0202010271312102020206756172746572410203010572616973650f02060206656e6577616c0902020304706f727439020303047669657729020302046f756e6461020201037361795102020203656e6431020202066869707065640c020405020402057072696e6749020202047465656c0f020203036f636b5902030403726573190202010674616c6b6564080202080202080202080202020365616d190203020368656d810902020401790f02080304726561740d02020802026402030105756e6974730c020305020301067765656b6c79590202020268790b0202080202040f06061206090e080e09090c0a0b0d0c070908090a0b080d070b0a0b09090908080e0a090808140809060f0d0b');
CREATE TABLE IF NOT EXISTS 'words_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
INSERT INTO words_idx VALUES(1,X'',2);
INSERT INTO words_idx VALUES(2,X'',2);
INSERT INTO words_idx VALUES(3,X'',2);
INSERT INTO words_idx VALUES(4,X'',2);
INSERT INTO words_idx VALUES(5,X'',2);
INSERT INTO words_idx VALUES(6,X'',2);
INSERT INTO words_idx VALUES(7,X'',2);
INSERT INTO words_idx VALUES(8,X'',2);
INSERT INTO words_idx VALUES(9,X'',2);
INSERT INTO words_idx VALUES(10,X'',2);
INSERT INTO words_idx VALUES(17,X'',2);
CREATE TABLE IF NOT EXISTS 'words_docsize'(id INTEGER PRIMARY KEY, sz BLOB);
INSERT INTO words_docsize VALUES(8,X'01');
INSERT INTO words_docsize VALUES(9,X'02');
INSERT INTO words_docsize VALUES(11,X'02');
INSERT INTO words_docsize VALUES(12,X'03');
INSERT INTO words_docsize VALUES(13,X'02');
INSERT INTO words_docsize VALUES(14,X'02');
INSERT INTO words_docsize VALUES(15,X'09');
INSERT INTO words_docsize VALUES(16,X'01');
INSERT INTO words_docsize VALUES(17,X'03');
INSERT INTO words_docsize VALUES(19,X'02');
INSERT INTO words_docsize VALUES(20,X'02');
INSERT INTO words_docsize VALUES(21,X'02');
INSERT INTO words_docsize VALUES(23,X'09');
INSERT INTO words_docsize VALUES(24,X'01');
INSERT INTO words_docsize VALUES(25,X'02');
INSERT INTO words_docsize VALUES(28,X'04');
INSERT INTO words_docsize VALUES(32,X'01');
INSERT INTO words_docsize VALUES(33,X'03');
INSERT INTO words_docsize VALUES(40,X'07');
INSERT INTO words_docsize VALUES(41,X'02');
INSERT INTO words_docsize VALUES(42,X'04');
INSERT INTO words_docsize VALUES(49,X'02');
INSERT INTO words_docsize VALUES(57,X'02');
INSERT INTO words_docsize VALUES(65,X'02');
INSERT INTO words_docsize VALUES(73,X'02');
INSERT INTO words_docsize VALUES(81,X'02');
INSERT INTO words_docsize VALUES(89,X'03');
INSERT INTO words_docsize VALUES(97,X'02');
INSERT INTO words_docsize VALUES(105,X'02');
INSERT INTO words_docsize VALUES(113,X'02');
INSERT INTO words_docsize VALUES(121,X'03');
INSERT INTO words_docsize VALUES(129,X'02');
INSERT INTO words_docsize VALUES(137,X'01');
INSERT INTO words_docsize VALUES(145,X'03');
INSERT INTO words_docsize VALUES(153,X'03');
INSERT INTO words_docsize VALUES(161,X'03');
INSERT INTO words_docsize VALUES(169,X'03');
INSERT INTO words_docsize VALUES(177,X'03');
INSERT INTO words_docsize VALUES(185,X'05');
INSERT INTO words_docsize VALUES(193,X'04');
INSERT INTO words_docsize VALUES(201,X'04');
INSERT INTO words_docsize VALUES(209,X'05');
INSERT INTO words_docsize VALUES(217,X'03');
INSERT INTO words_docsize VALUES(225,X'05');
INSERT INTO words_docsize VALUES(233,X'06');
INSERT INTO words_docsize VALUES(241,X'05');
INSERT INTO words_docsize VALUES(249,X'04');
INSERT INTO words_docsize VALUES(257,X'03');
INSERT INTO words_docsize VALUES(265,X'04');
INSERT INTO words_docsize VALUES(273,X'03');
INSERT INTO words_docsize VALUES(281,X'05');
INSERT INTO words_docsize VALUES(289,X'03');
INSERT INTO words_docsize VALUES(297,X'03');
INSERT INTO words_docsize VALUES(305,X'09');
INSERT INTO words_docsize VALUES(313,X'03');
INSERT INTO words_docsize VALUES(321,X'09');
INSERT INTO words_docsize VALUES(329,X'09');
INSERT INTO words_docsize VALUES(337,X'05');
INSERT INTO words_docsize VALUES(345,X'05');
INSERT INTO words_docsize VALUES(353,X'03');
INSERT INTO words_docsize VALUES(361,X'07');
INSERT INTO words_docsize VALUES(369,X'07');
INSERT INTO words_docsize VALUES(377,X'09');
INSERT INTO words_docsize VALUES(385,X'03');
INSERT INTO words_docsize VALUES(393,X'05');
INSERT INTO words_docsize VALUES(401,X'04');
INSERT INTO words_docsize VALUES(409,X'08');
INSERT INTO words_docsize VALUES(417,X'08');
INSERT INTO words_docsize VALUES(425,X'03');
CREATE TABLE IF NOT EXISTS 'words_config'(k PRIMARY KEY, v) WITHOUT ROWID;
INSERT INTO words_config VALUES('version',4);
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
CREATE INDEX intel_day ON intel (day);
CREATE UNIQUE INDEX goals_once ON goals (coalesce(account_id, 0), year, aim);
CREATE INDEX objectives_account ON objectives (account_id, state);
CREATE UNIQUE INDEX offering_fits_account ON offering_fits (account_id, offering_id);
CREATE INDEX counterparts_account ON counterparts (account_id);
CREATE INDEX intel_tasks_intel ON intel_tasks (intel_id);
CREATE INDEX options_task ON options (task_id);
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
PRAGMA writable_schema=OFF;
COMMIT;
