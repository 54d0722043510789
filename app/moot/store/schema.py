"""The tables of a case file: one for each kind of record, and one for attached documents.

Columns are the fields of the records, by the same names; a test holds the two together. Tuples are JSON text,
references `kind:id`, enumerations their value. What is written here has been shipped: a change is a new migration.

An argument's conclusion is a claim or, for an undercut, an argument. Two generated columns say which, so that each can
carry a foreign key. All keys are deferred: within one edit records may come in any order.
"""

from __future__ import annotations

from typing import Final

APPLICATION_ID: Final = int.from_bytes(b"Moot", "big")


def _key(table: str) -> str:
    return f"REFERENCES {table}(id) DEFERRABLE INITIALLY DEFERRED"


_ID = "id TEXT PRIMARY KEY NOT NULL CHECK (id <> '')"
_ORDER = '"order" INTEGER NOT NULL DEFAULT 0'
_STANDARDS = "('SE', 'DV', 'PE', 'CCE', 'BRD')"


def _text(*names: str) -> str:
    return ", ".join(f"\"{name}\" TEXT NOT NULL DEFAULT ''" for name in names)


def _list(*names: str) -> str:
    return ", ".join(f"\"{name}\" TEXT NOT NULL DEFAULT '[]'" for name in names)


def _flag(name: str, default: int = 0) -> str:
    return f'"{name}" INTEGER NOT NULL DEFAULT {default} CHECK ("{name}" IN (0, 1))'


def _number(name: str, default: int, low: int, high: int) -> str:
    return f'"{name}" INTEGER NOT NULL DEFAULT {default} CHECK ("{name}" BETWEEN {low} AND {high})'


_TABLES_1: Final = (
    f"""CREATE TABLE settings (
        id TEXT PRIMARY KEY NOT NULL CHECK (id = 'case'),
        {_text("title", "standpoint", "notice", "language")},
        standard TEXT NOT NULL DEFAULT 'PE' CHECK (standard IN {_STANDARDS}),
        bare_leaves TEXT NOT NULL DEFAULT 'prove' CHECK (bare_leaves IN ('assert', 'prove')),
        {_flag("circles_stay_open")},
        {_number("clear_margin", 50, 0, 100)},
        {_number("doubt_margin", 50, 0, 100)},
        {_number("doubt_ceiling", 30, 0, 100)}
    ) STRICT""",
    f"""CREATE TABLE issue (
        {_ID},
        {_text("text", "stasis")},
        standard TEXT CHECK (standard IN {_STANDARDS}),
        {_text("standard_note")},
        burden TEXT {_key("party")},
        {_text("burden_note", "note")},
        {_ORDER}
    ) STRICT""",
    f"""CREATE TABLE position (
        {_ID},
        issue TEXT NOT NULL {_key("issue")},
        claim TEXT NOT NULL {_key("claim")},
        {_ORDER}
    ) STRICT""",
    f"""CREATE TABLE claim (
        {_ID},
        {_text("text", "attributed")},
        number INTEGER NOT NULL DEFAULT 0 CHECK (number >= 0),
        {_text("kind")},
        {_list("holders")},
        stance TEXT NOT NULL DEFAULT 'open'
            CHECK (stance IN ('open', 'asserted', 'presumed', 'accepted', 'rejected')),
        {_number("presumed_weight", 100, 1, 100)},
        {_flag("struck")},
        {_text("struck_reason")},
        {_flag("unstated")},
        {_flag("privileged")},
        {_flag("source_missing")},
        {_text("contested", "hedge")},
        standard TEXT CHECK (standard IN {_STANDARDS}),
        {_text("standard_note")},
        burden TEXT {_key("party")},
        {_text("date")},
        {_list("tags")},
        {_text("note")},
        {_ORDER}
    ) STRICT""",
    f"""CREATE TABLE argument (
        {_ID},
        conclusion TEXT NOT NULL,
        polarity TEXT NOT NULL DEFAULT 'pro' CHECK (polarity IN ('pro', 'con', 'undercut')),
        {_number("weight", 100, 1, 100)},
        mode TEXT NOT NULL DEFAULT 'linked' CHECK (mode IN ('linked', 'convergent', 'cumulative')),
        {_text("scheme")},
        {_flag("enabled", 1)},
        {_text("reading", "note")},
        {_ORDER},
        concluded_claim TEXT GENERATED ALWAYS AS (CASE WHEN polarity <> 'undercut' THEN conclusion END) VIRTUAL
            {_key("claim")},
        undercut_argument TEXT GENERATED ALWAYS AS (CASE WHEN polarity = 'undercut' THEN conclusion END) VIRTUAL
            {_key("argument")}
    ) STRICT""",
    f"""CREATE TABLE premise (
        {_ID},
        argument TEXT NOT NULL {_key("argument")},
        claim TEXT NOT NULL {_key("claim")},
        {_text("role")},
        {_ORDER}
    ) STRICT""",
    f"""CREATE TABLE party (
        {_ID},
        {_text("name", "short", "role", "side", "colour", "note")},
        {_ORDER}
    ) STRICT""",
    f"""CREATE TABLE source (
        {_ID},
        {_text("title", "category", "kind", "reference", "exhibit", "authority", "hearsay")},
        via TEXT {_key("source")},
        {_text("passages", "digest", "filename", "note")},
        {_ORDER}
    ) STRICT""",
    f"""CREATE TABLE excerpt (
        {_ID},
        source TEXT NOT NULL {_key("source")},
        {_text("quote", "before", "after", "locator")},
        {_ORDER}
    ) STRICT""",
    f"""CREATE TABLE citation (
        {_ID},
        claim TEXT NOT NULL {_key("claim")},
        source TEXT NOT NULL {_key("source")},
        excerpt TEXT {_key("excerpt")},
        {_text("signal", "locator")},
        {_list("marks")},
        {_text("note")},
        {_ORDER}
    ) STRICT""",
    f"""CREATE TABLE question (
        {_ID},
        {_text("text")},
        claim TEXT {_key("claim")},
        argument TEXT {_key("argument")},
        {_text("scheme")},
        {_flag("answered")},
        {_text("answer")},
        {_ORDER}
    ) STRICT""",
    f"""CREATE TABLE event (
        {_ID},
        {_text("when", "precision", "text")},
        {_list("claims")},
        source TEXT {_key("source")},
        {_text("locator")},
        {_ORDER}
    ) STRICT""",
    f"""CREATE TABLE note (
        {_ID},
        {_text("topic", "text")},
        {_ORDER}
    ) STRICT""",
    f"""CREATE TABLE view (
        {_ID},
        {_text("title")},
        root TEXT,
        {_list("shown", "folds")},
        direction TEXT NOT NULL DEFAULT 'down' CHECK (direction IN ('down', 'right')),
        {_flag("compact")},
        {_list("nudges")},
        {_text("note")},
        {_ORDER}
    ) STRICT""",
    """CREATE TABLE attachment (
        digest TEXT PRIMARY KEY NOT NULL CHECK (length(digest) = 64),
        size INTEGER NOT NULL CHECK (size >= 0),
        media_type TEXT NOT NULL DEFAULT '',
        content BLOB NOT NULL
    ) STRICT""",
)

# without these, each deletion would read every table whose keys could point at what goes
_INDEXED_1: Final = (
    ("issue", "burden"),
    ("position", "issue"),
    ("position", "claim"),
    ("claim", "burden"),
    ("argument", "concluded_claim"),
    ("argument", "undercut_argument"),
    ("premise", "argument"),
    ("premise", "claim"),
    ("source", "via"),
    ("excerpt", "source"),
    ("citation", "claim"),
    ("citation", "source"),
    ("citation", "excerpt"),
    ("question", "claim"),
    ("question", "argument"),
    ("event", "source"),
)

STATEMENTS_1: Final = (
    *_TABLES_1,
    *(f"CREATE INDEX {table}_by_{column} ON {table} ({column})" for table, column in _INDEXED_1),
)

STATEMENTS_2: Final = (
    f"""CREATE TABLE audience (
        {_ID},
        {_text("name", "note")},
        {_ORDER}
    ) STRICT""",
    f"""CREATE TABLE ruling (
        {_ID},
        audience TEXT NOT NULL {_key("audience")},
        subject TEXT NOT NULL,
        stance TEXT CHECK (stance IN ('open', 'asserted', 'presumed', 'accepted', 'rejected')),
        presumed_weight INTEGER CHECK (presumed_weight BETWEEN 1 AND 100),
        struck INTEGER CHECK (struck IN (0, 1)),
        weight INTEGER CHECK (weight BETWEEN 1 AND 100),
        standard TEXT CHECK (standard IN {_STANDARDS}),
        {_text("note")},
        {_ORDER}
    ) STRICT""",
    "CREATE INDEX ruling_by_audience ON ruling (audience)",
)

STATEMENTS_3: Final = (
    f"""CREATE TABLE scheme (
        {_ID},
        weighing TEXT CHECK (weighing IN ('factorized', 'criteria', 'preference')),
        {_list("hard", "criteria", "preferences", "properties")},
        {_text("note")},
        {_ORDER}
    ) STRICT""",
)

STATEMENTS_4: Final = (
    "ALTER TABLE settings ADD COLUMN checked_since TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE source ADD COLUMN checked TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE view ADD COLUMN page TEXT NOT NULL DEFAULT ''",
)
