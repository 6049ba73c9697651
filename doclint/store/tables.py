"""The tables of a store, as steps from one version to the next.

A step that has been released is not changed any more: a new one is added. ``PRAGMA user_version``
says how many of them a file has.
"""

from __future__ import annotations

APPLICATION_ID = 0x646F636C  # "docl"
"""``PRAGMA application_id``: what tells a store from any other SQLite file."""

STEPS: tuple[str, ...] = (
    """
    CREATE TABLE meta (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;

    -- What was judged, by keyed hash of the text and by all that the verdict depends on besides.
    CREATE TABLE judgements (
        content TEXT NOT NULL, basis TEXT NOT NULL, sealed BLOB NOT NULL,
        PRIMARY KEY (content, basis)
    );

    CREATE TABLE runs (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        started TEXT NOT NULL, ended TEXT, version TEXT NOT NULL, rules TEXT NOT NULL
    );

    -- Rules in force, as JSON; notes with the same share them.
    CREATE TABLE selections (id INTEGER PRIMARY KEY, rules TEXT NOT NULL UNIQUE);

    -- The notes of a run. Names, encounters, authors and months are keyed hashes; elements hold
    -- statuses, and of a few elements their codes.
    CREATE TABLE notes (
        id INTEGER PRIMARY KEY,
        run INTEGER NOT NULL REFERENCES runs, position INTEGER NOT NULL,
        name TEXT NOT NULL, content TEXT, reused INTEGER NOT NULL,
        status TEXT NOT NULL, codes TEXT NOT NULL, code_source TEXT, candidates TEXT NOT NULL,
        elements TEXT NOT NULL, selection INTEGER REFERENCES selections,
        encounter TEXT, month TEXT, author TEXT, service TEXT,
        UNIQUE (run, position)
    );
    CREATE INDEX notes_by_name ON notes (name);

    -- What was found in them, without messages. "finding" is what a review speaks of; "shown" is
    -- the keyed hash of the fingerprint that this run's reports show.
    CREATE TABLE findings (
        note INTEGER NOT NULL REFERENCES notes, position INTEGER NOT NULL,
        finding TEXT NOT NULL, shown TEXT NOT NULL,
        rule TEXT NOT NULL, name TEXT NOT NULL, code TEXT, candidates TEXT NOT NULL, element TEXT,
        kind TEXT NOT NULL, severity TEXT NOT NULL,
        line INTEGER, first INTEGER, last INTEGER, suppressed TEXT,
        PRIMARY KEY (note, position)
    ) WITHOUT ROWID;
    CREATE INDEX findings_by_finding ON findings (finding);
    CREATE INDEX findings_by_shown ON findings (shown);

    CREATE TABLE reviews (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        finding TEXT NOT NULL,
        decision TEXT NOT NULL CHECK (decision IN ('accept', 'reject')),
        reason TEXT NOT NULL, reviewer TEXT NOT NULL, at TEXT NOT NULL
    );
    CREATE TRIGGER reviews_stay BEFORE UPDATE ON reviews
    BEGIN SELECT RAISE(ABORT, 'reviews are only added'); END;
    CREATE TRIGGER reviews_are_kept BEFORE DELETE ON reviews
    BEGIN SELECT RAISE(ABORT, 'reviews are only added'); END;
    """,
    """
    -- What was sealed by the form before cannot be opened any more.
    DELETE FROM judgements;

    -- Rules in force for the run as a whole; "encounter" where all its notes were taken for one.
    ALTER TABLE runs ADD COLUMN selection INTEGER REFERENCES selections;
    ALTER TABLE runs ADD COLUMN encounter TEXT;

    -- Which judgement a note's verdict is, so that those of no note any more can be dropped.
    ALTER TABLE notes ADD COLUMN basis TEXT;
    CREATE INDEX notes_by_content ON notes (content, basis);

    -- Places of findings but for the line were kept for nothing.
    DROP INDEX findings_by_finding;
    DROP INDEX findings_by_shown;
    ALTER TABLE findings RENAME TO older_findings;
    CREATE TABLE findings (
        note INTEGER NOT NULL REFERENCES notes, position INTEGER NOT NULL,
        finding TEXT NOT NULL, shown TEXT NOT NULL,
        rule TEXT NOT NULL, name TEXT NOT NULL, code TEXT, candidates TEXT NOT NULL, element TEXT,
        kind TEXT NOT NULL, severity TEXT NOT NULL, line INTEGER, suppressed TEXT,
        PRIMARY KEY (note, position)
    ) WITHOUT ROWID;
    INSERT INTO findings SELECT note, position, finding, shown, rule, name, code, candidates,
        element, kind, severity, line, suppressed FROM older_findings;
    DROP TABLE older_findings;
    CREATE INDEX findings_by_finding ON findings (finding);
    CREATE INDEX findings_by_shown ON findings (shown);

    -- What was found in several notes of one encounter. Encounter, notes and dates are keyed hashes.
    CREATE TABLE encounter_findings (
        run INTEGER NOT NULL REFERENCES runs, position INTEGER NOT NULL,
        finding TEXT NOT NULL, shown TEXT NOT NULL,
        encounter TEXT, notes TEXT NOT NULL, dates TEXT NOT NULL, codes TEXT NOT NULL,
        rule TEXT NOT NULL, name TEXT NOT NULL, severity TEXT NOT NULL, suppressed TEXT,
        PRIMARY KEY (run, position)
    ) WITHOUT ROWID;
    CREATE INDEX encounter_findings_by_finding ON encounter_findings (finding);
    CREATE INDEX encounter_findings_by_shown ON encounter_findings (shown);
    """,
)
