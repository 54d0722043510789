"""The case as it may be handed over: without what is privileged, and without what would give it away.

Privileged means absent from every export, not hidden in it. A privileged claim goes, with its citations, what audiences
rule on it, its places as a position or premise, the arguments about it and those left without a premise, and all that
hung beneath only them.
"""

from __future__ import annotations

from collections.abc import Collection

from moot.model.case import Case
from moot.model.records import (
    Argument,
    Citation,
    Claim,
    Event,
    Id,
    Kind,
    Polarity,
    Position,
    Premise,
    Question,
    Record,
    Ruling,
)


def has_privileged(case: Case) -> bool:
    """Whether anything in the case is privileged."""
    return any(claim.privileged for claim in case.claims.values())


def disclosed(case: Case) -> Case:
    """A case without what is privileged; the same case where nothing is."""
    return without(case, {claim.id for claim in case.claims.values() if claim.privileged})


def without(case: Case, left_out: Collection[Id]) -> Case:
    """A case without these claims and without what would give them away; the same case where there are none."""
    secret = set(left_out)
    if not secret:
        return case
    arguments = _arguments_left(case, secret)
    claims = _reached(case, secret, arguments)
    # what hangs beneath a claim that has gone goes too, and with it the undercuts of those steps
    arguments = {id_ for id_ in arguments if _bears_on(case.arguments[id_], claims, arguments)}
    arguments = _with_target(case, arguments)
    return Case(record for record in case if _kept(record, claims, arguments))


def _arguments_left(case: Case, secret: set[Id]) -> set[Id]:
    """The arguments whose conclusion may be shown and which keep a premise, if ever they had one."""
    left = set()
    for argument in case.arguments.values():
        premises = case.premises_of(argument.id)
        if premises and all(premise.claim in secret for premise in premises):
            continue
        if argument.polarity is not Polarity.UNDERCUT and argument.conclusion in secret:
            continue
        left.add(argument.id)
    return _with_target(case, left)


def _with_target(case: Case, arguments: set[Id]) -> set[Id]:
    """Without the undercuts, of any depth, of steps that have gone."""
    gone = [id_ for id_ in case.arguments if id_ not in arguments]
    left = set(arguments)
    while gone:
        for undercut in case.undercuts_of(gone.pop()):
            if undercut.id in left:
                left.discard(undercut.id)
                gone.append(undercut.id)
    return left


def _bears_on(argument: Argument, claims: set[Id], arguments: set[Id]) -> bool:
    if argument.polarity is Polarity.UNDERCUT:
        return argument.conclusion in arguments
    return argument.conclusion in claims


def _reached(case: Case, secret: set[Id], arguments: set[Id]) -> set[Id]:
    """The claims that still hang from something: from an issue, from a claim that stood by itself, or in a circle."""
    before = _spread(case, _tops(case), set(), set(case.arguments))
    tops = [id_ for id_ in _tops(case) if id_ not in secret]
    circles = [id_ for id_ in case.claims if id_ not in before and id_ not in secret]
    return _spread(case, tops + circles, secret, arguments)


def _tops(case: Case) -> list[Id]:
    return [id_ for id_ in case.claims if case.positions_by(id_) or not case.uses_of(id_)]


def _spread(case: Case, tops: list[Id], secret: set[Id], arguments: set[Id]) -> set[Id]:
    """All claims reached downwards from these, through these arguments and their undercuts."""
    found: set[Id] = set(tops)
    waiting = list(tops)
    while waiting:
        steps = [argument for argument in case.arguments_for(waiting.pop()) if argument.id in arguments]
        while steps:
            step = steps.pop()
            steps += [undercut for undercut in case.undercuts_of(step.id) if undercut.id in arguments]
            for premise in case.premises_of(step.id):
                if premise.claim not in secret and premise.claim not in found:
                    found.add(premise.claim)
                    waiting.append(premise.claim)
    return found


def _kept(record: Record, claims: set[Id], arguments: set[Id]) -> bool:
    if isinstance(record, Claim):
        return record.id in claims
    if isinstance(record, Argument):
        return record.id in arguments
    if isinstance(record, Premise):
        return record.claim in claims and record.argument in arguments
    if isinstance(record, Position | Citation):
        return record.claim in claims
    if isinstance(record, Question):
        return record.claim in claims if record.claim is not None else record.argument in arguments
    if isinstance(record, Ruling):
        left = {Kind.CLAIM: claims, Kind.ARGUMENT: arguments}.get(record.subject.kind)
        return left is None or record.subject.id in left
    if isinstance(record, Event):
        return all(claim in claims for claim in record.claims)
    return True
