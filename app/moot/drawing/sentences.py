"""A box in one sentence, for tooltips and for those who hear the map instead of seeing it."""

from __future__ import annotations

from moot.drawing.content import (
    NO_STRENGTH,
    Speech,
    Translate,
    argument_words,
    badge_words,
    fact_words,
    fold_words,
    holder_words,
    kind_words,
    plain,
    same,
)
from moot.layout.shapes import Box, BoxKind
from moot.model.case import Case
from moot.model.records import Argument, Claim, Kind, Polarity, Ref

_STEPS = {Polarity.PRO: "Reason for", Polarity.CON: "Objection to", Polarity.UNDERCUT: "Attack on a step:"}


def sentence(case: Case, box: Box, speech: Speech) -> str:
    """What this box is and says, whole and unshortened."""
    tr = speech.tr
    if box.kind is BoxKind.ISSUE:
        issue = case.issues.get(box.ref.id)
        said = tr("Issue: {text}").format(text=issue.text.strip() if issue and issue.text.strip() else tr("empty"))
        return _joined(said, _hidden(box, tr))
    if box.kind is BoxKind.ARGUMENT:
        argument = case.arguments.get(box.ref.id)
        return argument_sentence(case, argument, tr, strength_told(box.ref, speech)) if argument else ""
    claim = case.claims.get(box.claim or box.ref.id)
    if claim is None:
        return ""
    if box.kind is BoxKind.SEE:
        return tr("See claim {number}: {text}").format(number=claim.number, text=claim.text.strip() or tr("empty"))
    return _joined(claim_sentence(case, claim, speech), _hidden(box, tr))


def claim_sentence(case: Case, claim: Claim, speech: Speech) -> str:
    """A claim with its number, holder, kind, text, badges, sources and status."""
    tr = speech.tr
    kinds = ", ".join(kind_words(case, claim, tr))
    head = tr("Claim {number}, {holder}").format(number=claim.number, holder=holder_words(case, claim, tr))
    said = f"{head}{', ' + kinds if kinds else ''}: {claim.text.strip() or tr('empty')}"
    status = speech.standing.statuses.get(claim.id)
    told = [word.lstrip("§?⚖ ") for word in fact_words(case, claim, tr)]
    told += badge_words(claim, tr)
    if status is not None:
        told.append(tr("{status} as mapped").format(status=tr(status.word)))
        if status.was:
            told.append(tr("{status} without what is tried").format(status=tr(status.was)))
    return _joined(said, ", ".join(told), strength_told(Ref(Kind.CLAIM, claim.id), speech))


def argument_sentence(case: Case, argument: Argument, tr: Translate = same, strength: str = "") -> str:
    """A step: what it does, to what, from how many premises, by which scheme; its strength in a sentence."""
    target = case.claims.get(argument.conclusion)
    said = tr(_STEPS[argument.polarity])
    if argument.polarity is Polarity.UNDERCUT:
        attacked = case.arguments.get(argument.conclusion)
        name = tr(plain(attacked.scheme)) if attacked and attacked.scheme else tr("it does not follow")
    else:
        name = tr("claim {number}").format(number=target.number) if target else tr("a missing claim")
    premises = len(case.premises_of(argument.id))
    count = tr("one premise") if premises == 1 else tr("{count} premises").format(count=premises)
    words = [word.lstrip("? ") for word in argument_words(case, argument, tr)]
    return _joined(f"{said} {name}", ", ".join([count, *words]), strength)


def strength_told(ref: Ref, speech: Speech) -> str:
    """How strong a claim or an argument is under the lens in use, in a sentence; empty without a lens."""
    strength = speech.standing.strengths.get(ref)
    if strength == NO_STRENGTH:
        return speech.tr("It has no stable strength: it depends on a circle that does not come to rest.")
    return "" if strength is None else speech.tr("Strength {value} of 1.").format(value=strength)


def _hidden(box: Box, tr: Translate) -> str:
    folded = fold_words(box.hidden, tr)
    return tr("Folded: {hidden}").format(hidden=folded) if folded else ""


def _joined(*parts: str) -> str:
    return " ".join(part if part[-1] in ".?!…:" else f"{part}." for part in parts if part)
