"""Records of every kind with every field filled, for tests of what a case file keeps."""

from __future__ import annotations

from dataclasses import replace

from moot.model.records import (
    Argument,
    Audience,
    BareLeaves,
    Citation,
    Claim,
    Direction,
    Event,
    Excerpt,
    Issue,
    Kind,
    Mode,
    Note,
    Nudge,
    Party,
    Polarity,
    Position,
    Premise,
    Question,
    Record,
    Ref,
    Ruling,
    Settings,
    Source,
    Stance,
    Standard,
    View,
    kind_of,
)
from moot.model.weighing import WeighedScheme, Weighing

# the format with which a kind of record came in, where that was not the first
SINCE = {Kind.AUDIENCE: 2, Kind.RULING: 2, Kind.SCHEME: 3}

# the same for fields that came in later than their kind of record
FIELDS_SINCE = {(Kind.SETTINGS, "checked_since"): 4, (Kind.SOURCE, "checked"): 4, (Kind.VIEW, "page"): 4}

FOX = Ref(Kind.CLAIM, "fox")
WHO = Ref(Kind.ISSUE, "who")


def everything() -> list[Record]:
    """A small case in which each field of each kind of record has some value that is not its default."""
    return [
        Settings(
            title="Pierson v. Post",
            standpoint="Post",
            notice="Nothing was verified.",
            language="en",
            standard=Standard.CLEAR_AND_CONVINCING,
            bare_leaves=BareLeaves.ASSERT,
            circles_stay_open=True,
            clear_margin=40,
            doubt_margin=60,
            doubt_ceiling=20,
            checked_since="2026-09",
        ),
        Issue("who", "Who owns the fox?", "definition", Standard.PREPONDERANCE, "civil", "post", "he sues", "n", 3),
        Position("answer", "who", "fox", 4),
        Claim(
            "fox",
            text="The fox is Post’s. 狐 \N{FOX FACE}\n“quoted” \\ ' ; --",
            attributed="Post says the fox is his.",
            number=7,
            kind="law",
            holders=("post", "court"),
            stance=Stance.PRESUMED,
            presumed_weight=55,
            struck=True,
            struck_reason="late",
            unstated=True,
            privileged=True,
            source_missing=True,
            contested="disputed",
            hedge="perhaps",
            standard=Standard.BEYOND_REASONABLE_DOUBT,
            standard_note="why",
            burden="post",
            date="1805-08",
            tags=("possession", "wild"),
            note="see below",
            order=5,
        ),
        Claim("chase", text="Post was in pursuit."),
        Argument("step", "fox", Polarity.CON, 80, Mode.CUMULATIVE, "rule", False, "mine", "weak", 6),
        Argument("attack", "step", Polarity.UNDERCUT),
        Premise("use", "step", "chase", "minor", 2),
        Premise("use2", "attack", "fox"),
        Party("post", "Lodowick Post", "Post", "party", "plaintiff", "#336699", "hunter", 1),
        Source(
            "case",
            "3 Cai. R. 175",
            "case",
            "report",
            "ref",
            "A",
            "binding",
            "first",
            "book",
            "12",
            "ab",
            "f.pdf",
            "2026-10-02",
            "n",
            2,
        ),
        Source("book", "Caines’ Reports"),
        Excerpt("words", "case", "mere pursuit", "it is held that", "gives no right", "177", 3),
        Citation("cite", "fox", "case", "words", "see", "at 177", ("objection", "sustained"), "n", 4),
        Question("ask", "Was it wild?", "fox", None, "rule", True, "It was.", 1),
        Question("why", "Why?", None, "step"),
        Event("day", "1802-12-10", "day", "The hunt.", ("chase", "fox"), "case", "175", 8),
        Note("page", "Tone", "Keep it dry.", 9),
        View(
            "view",
            "One screen",
            WHO,
            (WHO, FOX),
            (FOX,),
            Direction.RIGHT,
            True,
            (Nudge(FOX, 1.5, -20.25),),
            "A4",
            "for print",
            1,
        ),
        WeighedScheme(
            "rule",
            Weighing.CRITERIA,
            ("0", "minor"),
            (("price", "2", "low", "1", "high", "0.25"), ("speed",)),
            (("authority", "listed", "state", "federal"), ("date", "ascending")),
            (("authority", "federal"),),
            "after the statute",
            2,
        ),
        Audience("appeal", "Court of appeal", "three judges", 1),
        Ruling("kept", "appeal", FOX, Stance.REJECTED, 30, False, None, Standard.SCINTILLA, "hearsay", 2),
        Ruling("lighter", "appeal", Ref(Kind.ARGUMENT, "step"), weight=20),
        Ruling("strict", "appeal", Ref(Kind.SETTINGS, "case"), standard=Standard.DIALECTICAL_VALIDITY),
    ]


def everything_in(format_: int) -> list[Record]:
    """What a file of an older format can hold of it."""
    held = [record for record in everything() if SINCE.get(kind_of(record), 1) <= format_]
    return [_as_of(record, format_) for record in held]


def _as_of(record: Record, format_: int) -> Record:
    later = [name for (kind, name), since in FIELDS_SINCE.items() if kind is kind_of(record) and since > format_]
    return replace(record, **dict.fromkeys(later, "")) if later else record  # type: ignore[arg-type]  # all are texts
