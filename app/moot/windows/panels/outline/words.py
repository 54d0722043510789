"""What a row of the outline says, to the eye and to the ear."""

from __future__ import annotations

from typing import NamedTuple

from moot.canvas.trying import STANDARD_WORDS
from moot.drawing.content import (
    STANDS,
    Mark,
    Standing,
    Status,
    argument_words,
    badge_words,
    burden_words,
    holder_words,
    kind_words,
    source_count,
)
from moot.drawing.legible import legible, one_line
from moot.drawing.pens import TONES
from moot.drawing.style import Tone
from moot.layout.shapes import BoxKind
from moot.model.case import Case
from moot.model.records import Argument, Claim, Id, Kind, Polarity, Ref, Standard
from moot.windows.actions import translate as _tr
from moot.windows.panels.outline.rows import Row

UNDERCUT = "⊘"
_MARKS = {Polarity.PRO: "+", Polarity.CON: "−", Polarity.UNDERCUT: UNDERCUT}
_TIP = 1000  # characters: what is longer is read in the inspector


class Spoken(NamedTuple):
    """What rows speak of."""

    case: Case
    standing: Standing


def text(spoken: Spoken, row: Row) -> str:
    """The text on one line, or what stands in for it."""
    return one_line(_written(spoken, row)) or _placeholder(row)


def number(spoken: Spoken, row: Row) -> str:
    """`Q3` for the third issue, `21` for a claim; nothing for a claim without a number."""
    if row.is_issue:
        return _tr("Q{number}").format(number=row.at + 1)
    claim = _claim(spoken, row)
    return str(claim.number) if claim is not None and claim.number else ""


def relation(row: Row) -> tuple[str, Tone]:
    """The mark before the number and what it means in colour; for issues, positions and loose claims there is none."""
    if row.hung.step is None:
        return "", Tone.NEUTRAL
    polarity = row.hung.step.argument.polarity
    return "&" if row.hung.linked else _MARKS[polarity], TONES[polarity]


def status(spoken: Spoken, row: Row) -> Status | None:
    """What stands, of a row that shows a claim."""
    return None if row.claim is None else spoken.standing.statuses.get(row.claim)


def is_muted(spoken: Spoken, row: Row) -> bool:
    """Whether the text stands back: the claim falls or is struck, or has no text yet."""
    claim = _claim(spoken, row)
    if claim is None:
        return not _written(spoken, row).strip()
    seen = spoken.standing.supposed.get(Ref(Kind.CLAIM, claim.id))
    struck = seen.struck if isinstance(seen, Claim) else claim.struck
    known = spoken.standing.statuses.get(claim.id, STANDS)
    return struck or known.mark is Mark.FALLS or not claim.text.strip()


def tip(spoken: Spoken, row: Row) -> str:
    """All of the text and what else there is to know, as rich text for a tooltip."""
    said = "\n".join([legible(_written(spoken, row), _TIP).replace("\u2028", "\n"), description(spoken, row)]).strip()
    plain = said.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<br>")
    return f"<p style='white-space:pre-wrap'>{plain}</p>"


def name(spoken: Spoken, row: Row) -> str:
    """Relation, number, what it bears on, text: `23, supports 21: Export rules are aimed at named countries.`"""
    said = one_line(_written(spoken, row), _TIP) or _tr("empty")
    if row.is_issue:
        return _tr("Issue {number}: {text}").format(number=row.at + 1, text=said)
    if row.hung.box.kind is BoxKind.ARGUMENT:
        return ", ".join([_tr("Step without premises"), bearing(spoken, row)])
    parts = [number(spoken, row) or _tr("no number"), bearing(spoken, row)]
    if row.is_see:
        parts.append(_tr("used again"))
    return f"{', '.join(parts)}: {said}"


def bearing(spoken: Spoken, row: Row) -> str:
    """What a row is to the row above it: `with 23, supports 21`."""
    step = row.hung.step
    if step is None:
        above = row.parent
        return _tr("stands alone") if above is None else _tr("position on issue {number}").format(number=above.at + 1)
    argument = spoken.case.arguments.get(step.argument.id, step.argument)
    said = _bearing(spoken.case, argument)
    if not row.hung.linked:
        return said
    first = step.premises[0].box.claim if step.premises else None
    return _tr("with {first}, {relation}").format(first=_named(spoken.case, first), relation=said)


def description(spoken: Spoken, row: Row) -> str:
    """Kind, holder, sources, standard, what stands, questions; of the step, its scheme and what else it says."""
    if row.is_issue:
        return _about_issue(spoken.case, row)
    said: list[str] = []
    claim = _claim(spoken, row)
    if claim is not None:
        said = _about_claim(spoken, claim)
    step = row.hung.step
    if step is not None and not row.hung.linked:
        argument = spoken.case.arguments.get(step.argument.id, step.argument)
        of_step = [word for word in argument_words(spoken.case, argument, _tr) if not word.startswith("?")]
        of_step += _asked(spoken.case, Ref(Kind.ARGUMENT, argument.id))
        if argument.id in spoken.standing.idle:
            of_step.append(_tr("does not apply as mapped"))
        if of_step:
            said.append(_tr("its step: {words}").format(words=", ".join(of_step)))
    return "; ".join(said)


def _about_issue(case: Case, row: Row) -> str:
    issue = case.issues.get(row.ref.id)
    count = len(row.children)
    said = [_tr("1 position") if count == 1 else _tr("{count} positions").format(count=count)]
    if issue is not None and issue.standard is not None:
        said.append(_standard(issue.standard))
    return "; ".join(said)


def _about_claim(spoken: Spoken, claim: Claim) -> list[str]:
    case = spoken.case
    said = [*kind_words(case, claim, _tr), _tr("held by {holder}").format(holder=holder_words(case, claim, _tr))]
    sources = source_count(case, claim.id)
    if sources:
        said.append(_tr("1 source") if sources == 1 else _tr("{count} sources").format(count=sources))
    else:
        said.append(_tr("no source"))
    if claim.standard is not None:
        said.append(_standard(claim.standard))
    said += burden_words(case, claim, _tr)
    known = spoken.standing.statuses.get(claim.id)
    if known is not None:
        said.append(_tr("{status} as mapped").format(status=_tr(known.word)))
        if known.was:
            said.append(_tr("{status} without what is tried").format(status=_tr(known.was)))
    return [*said, *_asked(case, Ref(Kind.CLAIM, claim.id)), *badge_words(claim, _tr)]


def _asked(case: Case, ref: Ref) -> list[str]:
    asked = sum(not question.answered for question in case.questions_about(ref))
    if not asked:
        return []
    return [_tr("1 open question") if asked == 1 else _tr("{count} open questions").format(count=asked)]


def _standard(standard: Standard) -> str:
    return _tr("standard {name}").format(name=_tr(STANDARD_WORDS[standard]))


def _bearing(case: Case, argument: Argument) -> str:
    if argument.polarity is Polarity.UNDERCUT:
        attacked = case.arguments.get(argument.conclusion)
        if attacked is None:
            return _tr("undercuts a step")
        return _tr("undercuts {step}").format(step=_step(case, attacked))
    target = _named(case, argument.conclusion)
    said = _tr("supports {number}") if argument.polarity is Polarity.PRO else _tr("objects to {number}")
    return said.format(number=target)


def _step(case: Case, argument: Argument) -> str:
    """`the step from 27 to 22`; for an undercut, `the undercut by 29`."""
    numbers = [_named(case, premise.claim) for premise in case.premises_of(argument.id)] or ["…"]
    premises = numbers[0]
    if len(numbers) > 1:
        premises = _tr("{first} and {last}").format(first=", ".join(numbers[:-1]), last=numbers[-1])
    if argument.polarity is Polarity.UNDERCUT:
        return _tr("the undercut by {premises}").format(premises=premises)
    conclusion = _named(case, argument.conclusion)
    return _tr("the step from {premises} to {conclusion}").format(premises=premises, conclusion=conclusion)


def _named(case: Case, claim: Id | None) -> str:
    found = case.claims.get(claim or "")
    return str(found.number) if found is not None and found.number else "…"


def _claim(spoken: Spoken, row: Row) -> Claim | None:
    return spoken.case.claims.get(row.claim or "")


def _written(spoken: Spoken, row: Row) -> str:
    if row.is_issue:
        issue = spoken.case.issues.get(row.ref.id)
        return issue.text if issue is not None else ""
    claim = _claim(spoken, row)
    return claim.text if claim is not None else ""


def _placeholder(row: Row) -> str:
    if row.is_issue:
        return _tr("New issue")
    return _tr("Step without premises") if row.hung.box.kind is BoxKind.ARGUMENT else _tr("New claim")
