-- A database as version 3 wrote it: what version 2 held, and the state of an act.
PRAGMA application_id = 1397181745;
PRAGMA user_version = 3;
BEGIN TRANSACTION;
CREATE TABLE act (
    id INTEGER PRIMARY KEY,
    submission INTEGER NOT NULL REFERENCES submission (id),
    act TEXT NOT NULL,
    area TEXT NOT NULL,
    year INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('not_begun', 'under_way', 'in_place', 'not_in_place', 'not_applicable')),
    evidence TEXT NOT NULL,
    date TEXT NOT NULL,
    department TEXT NOT NULL,
    sheet TEXT NOT NULL,
    "row" INTEGER NOT NULL,
    "column" INTEGER NOT NULL
);
INSERT INTO "act" VALUES(1,1,'care.line','示例县',2023,'in_place','合同','2023-05','care_office','one',9,3);
CREATE TABLE assessment (
    id INTEGER PRIMARY KEY,
    through INTEGER NOT NULL REFERENCES submission (id),
    taken TEXT NOT NULL CHECK (date(taken) IS NOT NULL),
    plan TEXT NOT NULL,
    area TEXT NOT NULL,
    year INTEGER NOT NULL
);
INSERT INTO "assessment" VALUES(1,2,'2025-01-02','second','示例县',2023);
CREATE TABLE early_warning (
    id INTEGER PRIMARY KEY,
    assessment INTEGER NOT NULL REFERENCES assessment (id),
    target TEXT NOT NULL,
    code TEXT NOT NULL,
    UNIQUE (assessment, target, code)
);
INSERT INTO "early_warning" VALUES(1,1,'care.screening','W303');
CREATE TABLE finding (
    id INTEGER PRIMARY KEY,
    submission INTEGER NOT NULL REFERENCES submission (id),
    code TEXT NOT NULL,
    severity TEXT NOT NULL CHECK (severity IN ('error', 'warning', 'info')),
    sheet TEXT NOT NULL,
    cell TEXT NOT NULL,
    "row" INTEGER NOT NULL,
    "column" INTEGER NOT NULL,
    indicator TEXT NOT NULL,
    area TEXT NOT NULL,
    year INTEGER,
    count INTEGER NOT NULL,
    fields TEXT NOT NULL
);
INSERT INTO "finding" VALUES(1,2,'F202','error','two','E4',4,5,'听力筛查率','示例县',2022,1,'{"digits": {"$text": {"en": "95", "zh": " 95 "}}, "sent": "约95"}');
CREATE TABLE observation (
    id INTEGER PRIMARY KEY,
    submission INTEGER NOT NULL REFERENCES submission (id),
    indicator TEXT NOT NULL,
    area TEXT NOT NULL,
    "group" TEXT NOT NULL,
    year INTEGER NOT NULL,
    value REAL,
    numerator REAL,
    denominator REAL,
    decimals INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('used', 'missing', 'not_applicable')),
    sheet TEXT NOT NULL,
    "row" INTEGER NOT NULL,
    "column" INTEGER NOT NULL,
    numerator_column INTEGER NOT NULL,
    denominator_column INTEGER NOT NULL,
    CHECK (state <> 'used' OR value IS NOT NULL OR (numerator IS NOT NULL AND denominator IS NOT NULL))
);
INSERT INTO "observation" VALUES(1,1,'screening','示例县','total',2023,90.5,NULL,NULL,1,'used','one',2,5,7,8);
INSERT INTO "observation" VALUES(2,2,'screening','示例县','total',2023,91.25,NULL,NULL,2,'used','two',2,5,7,8);
INSERT INTO "observation" VALUES(3,2,'screening','示例县','total',2024,NULL,NULL,NULL,0,'missing','two',3,5,7,8);
CREATE TABLE submission (
    id INTEGER PRIMARY KEY,
    file TEXT NOT NULL,
    sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),
    department TEXT CHECK (department <> ''),
    received TEXT NOT NULL CHECK (date(received) IS NOT NULL),
    content BLOB NOT NULL
);
INSERT INTO "submission" VALUES(1,'one.csv','8883004ea03daf4edcad0ec970aa9460f32119cc834b12c2510b22e076c93cba','care_office','2024-02-01',X'E68C87E6A087E5908DE7A7B02CE59CB0E58CBA2CE58886E7BB842CE5B9B4E4BBBD2CE695B0E580BC2CE58D95E4BD8D2CE58886E5AD902CE58886E6AF8D2CE5A487E6B3A80AE590ACE58A9BE7AD9BE69FA5E78E872CE7A4BAE4BE8BE58EBF2CE59088E8AEA12C323032332C39302E352C252C2C2C0A');
INSERT INTO "submission" VALUES(2,'two.csv','9f57469b70d5fc396392a466571aff1e7cc9f4f318fa243188f5687c2e5a1ddd',NULL,'2025-02-01T09:30:00',X'E68C87E6A087E5908DE7A7B02CE59CB0E58CBA2CE58886E7BB842CE5B9B4E4BBBD2CE695B0E580BC2CE58D95E4BD8D2CE58886E5AD902CE58886E6AF8D2CE5A487E6B3A80AE590ACE58A9BE7AD9BE69FA5E78E872CE7A4BAE4BE8BE58EBF2CE59088E8AEA12C323032332C39312E32352C252C2C2C0AE590ACE58A9BE7AD9BE69FA5E78E872CE7A4BAE4BE8BE58EBF2CE59088E8AEA12C323032342C2C252C2C2C0AE590ACE58A9BE7AD9BE69FA5E78E872CE7A4BAE4BE8BE58EBF2CE59088E8AEA12C323032322CE7BAA639352C252C2C2C0A');
CREATE TABLE verdict (
    id INTEGER PRIMARY KEY,
    assessment INTEGER NOT NULL REFERENCES assessment (id),
    target TEXT NOT NULL,
    attainment TEXT NOT NULL,
    UNIQUE (assessment, target)
);
INSERT INTO "verdict" VALUES(1,1,'care.screening','attained');
CREATE INDEX observation_key ON observation (indicator, area, "group", year);
CREATE INDEX observation_submission ON observation (submission);
CREATE INDEX finding_submission ON finding (submission);
CREATE INDEX assessment_through ON assessment (through);
CREATE INDEX act_key ON act (act, area, year);
CREATE INDEX act_submission ON act (submission);
COMMIT;
