"""The list of gaps as a table to hand over: a row for each gap, without those that would tell what is privileged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from moot.analysis.gaps import Gap, GapKind, gaps
from moot.drawing.content import Translate
from moot.drawing.legible import one_line
from moot.model.case import Case
from moot.model.clean import strangers, unled
from moot.model.disclosed import disclosed
from moot.model.records import Argument, Claim, Issue, Kind, Party, Ref, Source
from moot.windows.actions import translate

Row: TypeAlias = tuple[str, int | str, str, str, str]

_LONGEST = 32_000  # characters: what a cell of a spreadsheet holds

KIND_WORDS = {
    GapKind.ISSUE_WITHOUT_ANSWER: "issue without answer",
    GapKind.POSITION_WITHOUT_SUPPORT: "position without support",
    GapKind.POSITION_WITHOUT_HOLDER: "position without holder",
    GapKind.PARTY_WITHOUT_POSITION: "party without position",
    GapKind.BURDEN_WITHOUT_SUPPORT: "burden without support",
    GapKind.UNSTATED_WITHOUT_SUPPORT: "unstated premise without support",
    GapKind.CLAIM_WITHOUT_SUPPORT: "claim without support",
    GapKind.CLAIM_WITHOUT_SOURCE: "stated as fact without source",
    GapKind.UNFIT_SUPPORT: "support only from unfit evidence",
    GapKind.AUTHORITY_WITHOUT_TEXT: "authority text not in file",
    GapKind.AUTHORITY_NOT_CHECKED: "authority not checked",
    GapKind.UNANSWERED_ATTACK: "unanswered attack",
    GapKind.OPEN_QUESTION: "open question",
    GapKind.CIRCULAR: "circular reasoning",
    GapKind.REPEATED_REASON: "repeated reason",
    GapKind.TWO_CLAIMS: "two claims in one box",
    GapKind.LONG_CHAIN: "long single chain",
}


def head() -> Sequence[str]:
    """What the columns are called."""
    t = translate
    return t("kind"), t("number"), t("text"), t("sentence"), t("remedy")


def handed_over(case: Case) -> list[Gap]:
    """The gaps of a case that are those of the case without what is privileged, too: no other may leave the house."""
    left = disclosed(case)
    known = set(gaps(left))
    betraying = {Ref(Kind.PARTY, id_) for id_ in strangers(case, left)}
    betraying |= {Ref(Kind.SOURCE, id_) for id_ in unled(case, left)}
    return [gap for gap in gaps(case) if gap in known and gap.ref not in betraying]


def rows(case: Case, found: Sequence[Gap], tr: Translate = translate) -> Iterator[Row]:
    """Kind, key number, text, sentence and remedy of each; of an attack, number and text of its first premise."""
    case = disclosed(case)  # of an attack, another premise may be privileged
    for gap in found:
        number, text = _named(case, gap.ref)
        yield tr(KIND_WORDS[gap.kind]), number, text, gap.sentence.text(tr), gap.remedy.text(tr)


def _named(case: Case, ref: Ref) -> tuple[int | str, str]:
    record = case.get(ref)
    if isinstance(record, Argument):
        premises = case.premises_of(record.id)
        record = case.claims.get(premises[0].claim) if premises else None
    if isinstance(record, Claim):
        return record.number or "", one_line(record.text, _LONGEST)
    if isinstance(record, Issue):
        return "", one_line(record.text, _LONGEST)
    if isinstance(record, Party):
        return "", one_line(record.name or record.short, _LONGEST)
    return "", one_line(record.title, _LONGEST) if isinstance(record, Source) else ""
