"""The tables of the database, and the steps from each version to the next. Versions only go forward."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from shigua_monitor.store.fault import StoreFault

APPLICATION = 0x53474D31
"""Stands in the head of the file (SGM1), so that no other program's database is taken for ours."""

_SUBMISSIONS = """
CREATE TABLE submission (
    id INTEGER PRIMARY KEY,
    file TEXT NOT NULL,
    sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),
    department TEXT CHECK (department <> ''),
    received TEXT NOT NULL CHECK (date(received) IS NOT NULL),
    content BLOB NOT NULL
);
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
CREATE INDEX observation_key ON observation (indicator, area, "group", year);
CREATE INDEX observation_submission ON observation (submission);
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
CREATE INDEX finding_submission ON finding (submission);
"""

_ASSESSMENTS = """
CREATE TABLE assessment (
    id INTEGER PRIMARY KEY,
    through INTEGER NOT NULL REFERENCES submission (id),
    taken TEXT NOT NULL CHECK (date(taken) IS NOT NULL),
    plan TEXT NOT NULL,
    area TEXT NOT NULL,
    year INTEGER NOT NULL
);
CREATE INDEX assessment_through ON assessment (through);
CREATE TABLE verdict (
    id INTEGER PRIMARY KEY,
    assessment INTEGER NOT NULL REFERENCES assessment (id),
    target TEXT NOT NULL,
    attainment TEXT NOT NULL,
    UNIQUE (assessment, target)
);
CREATE TABLE early_warning (
    id INTEGER PRIMARY KEY,
    assessment INTEGER NOT NULL REFERENCES assessment (id),
    target TEXT NOT NULL,
    code TEXT NOT NULL,
    UNIQUE (assessment, target, code)
);
"""

_ACTS = """
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
CREATE INDEX act_key ON act (act, area, year);
CREATE INDEX act_submission ON act (submission);
"""

_GROUPS_OF_FINDINGS = """
ALTER TABLE finding ADD COLUMN "group" TEXT NOT NULL DEFAULT ''
"""

MIGRATIONS = (_SUBMISSIONS, _ASSESSMENTS, _ACTS, _GROUPS_OF_FINDINGS)
"""Step n leads from version n to version n + 1; a step that was published is never changed."""

VERSION = len(MIGRATIONS)

TABLES = ("submission", "observation", "finding", "assessment", "verdict", "early_warning", "act")
"""Every table of the current version, each after those that it refers to."""


def version(connection: sqlite3.Connection, path: Path) -> int:
    """The version of a database that this program may use; 0 for one without a table.

    Raises StoreFault for another program's database and for one of a newer version.
    """
    found = int(connection.execute("PRAGMA user_version").fetchone()[0])
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    if application != APPLICATION:
        if application or found or connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            raise StoreFault("store.foreign", file=str(path))
        return 0
    if found > VERSION:
        raise StoreFault("store.newer", file=str(path), found=found, known=VERSION)
    return found


def migrate(connection: sqlite3.Connection, path: Path) -> None:
    """Bring the tables to the current version, within the transaction that is open."""
    found = version(connection, path)
    if found == VERSION:
        return
    for step in MIGRATIONS[found:]:
        for statement in step.split(";"):
            if statement.strip():
                connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {APPLICATION}")
    connection.execute(f"PRAGMA user_version = {VERSION}")
