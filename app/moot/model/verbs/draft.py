"""An edit in the making: reads as the case will be, remembers what it was.

Verbs of several steps (move a premise, drop the argument it leaves empty) would otherwise reason about a case that is
no longer so. Nothing here touches the case itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeVar, cast

from moot.model.case import Case, in_order
from moot.model.edit import Change, Edit
from moot.model.phrases import phrase
from moot.model.records import (
    Argument,
    Citation,
    Claim,
    Excerpt,
    Id,
    Issue,
    Kind,
    Party,
    Polarity,
    Position,
    Premise,
    Question,
    Record,
    Ref,
    Ruling,
    Source,
    View,
    ref_of,
)
from moot.model.rules import RuleError

Ordered = TypeVar(
    "Ordered", Issue, Position, Claim, Argument, Premise, Party, Source, Excerpt, Citation, Question, View, Ruling
)
R = TypeVar("R", bound=Record)


class Draft:
    """The case with the changes made so far laid over it."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self._fresh = Case()
        self._before: dict[Ref, Record | None] = {}

    def get(self, ref: Ref) -> Record | None:
        return self._fresh.get(ref) if ref in self._before else self.case.get(ref)

    def __contains__(self, ref: Ref) -> bool:
        return self.get(ref) is not None

    def claim(self, id_: Id) -> Claim:
        """The claim of this id. Raises RuleError if there is none."""
        return _found(self.get(Ref(Kind.CLAIM, id_)), Claim, "claim")

    def argument(self, id_: Id) -> Argument:
        """The argument of this id. Raises RuleError if there is none."""
        return _found(self.get(Ref(Kind.ARGUMENT, id_)), Argument, "argument")

    def premise(self, id_: Id) -> Premise:
        """The premise of this id. Raises RuleError if there is none."""
        return _found(self.get(Ref(Kind.PREMISE, id_)), Premise, "premise")

    def position(self, id_: Id) -> Position:
        """The position of this id. Raises RuleError if there is none."""
        return _found(self.get(Ref(Kind.POSITION, id_)), Position, "position")

    def issue(self, id_: Id) -> Issue:
        """The issue of this id. Raises RuleError if there is none."""
        return _found(self.get(Ref(Kind.ISSUE, id_)), Issue, "issue")

    @property
    def issues(self) -> list[Issue]:
        """All issues, in order."""
        return self._both(sorted(self.case.issues.values(), key=in_order), list(self._fresh.issues.values()))

    @property
    def loose_claims(self) -> list[Claim]:
        """The claims that hang from nothing, in order."""
        either = self._both(list(self.case.claims.values()), list(self._fresh.claims.values()))
        return sorted((claim for claim in either if not self.hangs(claim.id)), key=in_order)

    def hangs(self, claim: Id) -> bool:
        """Whether a claim is a position or a premise anywhere."""
        if not self._before:
            return self.case.hangs(claim)
        return bool(self.uses_of(claim) or self.positions_by(claim))

    def positions_of(self, issue: Id) -> list[Position]:
        return self._both(self.case.positions_of(issue), self._fresh.positions_of(issue))

    def positions_by(self, claim: Id) -> list[Position]:
        return self._both(self.case.positions_by(claim), self._fresh.positions_by(claim))

    def arguments_for(self, claim: Id) -> list[Argument]:
        return self._both(self.case.arguments_for(claim), self._fresh.arguments_for(claim))

    def undercuts_of(self, argument: Id) -> list[Argument]:
        return self._both(self.case.undercuts_of(argument), self._fresh.undercuts_of(argument))

    def premises_of(self, argument: Id) -> list[Premise]:
        return self._both(self.case.premises_of(argument), self._fresh.premises_of(argument))

    def uses_of(self, claim: Id) -> list[Premise]:
        return self._both(self.case.uses_of(claim), self._fresh.uses_of(claim))

    def citations_of(self, claim: Id) -> list[Citation]:
        return self._both(self.case.citations_of(claim), self._fresh.citations_of(claim))

    def citations_to(self, source: Id) -> list[Citation]:
        return self._both(self.case.citations_to(source), self._fresh.citations_to(source))

    def citations_of_excerpt(self, excerpt: Id) -> list[Citation]:
        return self._both(self.case.citations_of_excerpt(excerpt), self._fresh.citations_of_excerpt(excerpt))

    def excerpts_of(self, source: Id) -> list[Excerpt]:
        return self._both(self.case.excerpts_of(source), self._fresh.excerpts_of(source))

    def questions_about(self, ref: Ref) -> list[Question]:
        return self._both(self.case.questions_about(ref), self._fresh.questions_about(ref))

    def rulings_by(self, audience: Id) -> list[Ruling]:
        return self._both(self.case.rulings_by(audience), self._fresh.rulings_by(audience))

    def rulings_on(self, subject: Ref) -> list[Ruling]:
        return self._both(self.case.rulings_on(subject), self._fresh.rulings_on(subject))

    def siblings_of(self, argument: Argument) -> list[Argument]:
        """The arguments that bear on the same thing, this one among them, in order."""
        if argument.polarity is Polarity.UNDERCUT:
            return self.undercuts_of(argument.conclusion)
        return self.arguments_for(argument.conclusion)

    @property
    def next_number(self) -> int:
        """The key number for the next claim made in this draft."""
        return max(self.case.next_number, self._fresh.next_number)

    def put(self, record: Record) -> None:
        """Add a record, or change the one of the same kind and id."""
        self._change(ref_of(record), record)

    def drop(self, ref: Ref) -> None:
        """Take a record away."""
        self._change(ref, None)

    def put_among(self, record: Ordered, siblings: Sequence[Ordered], index: int | None = None) -> Ordered:
        """Put a record among its siblings in order, the last unless an index says otherwise; returns it as put.

        Siblings move up only as far as they must to make room.
        """
        return self.put_all_among([record], siblings, index)[0]

    def put_all_among(
        self, records: Sequence[Ordered], siblings: Sequence[Ordered], index: int | None = None
    ) -> list[Ordered]:
        """Put several records among their siblings, one after the other, as `put_among` does one."""
        ids = {record.id for record in records}
        others = [sibling for sibling in siblings if sibling.id not in ids]
        at = len(others) if index is None else max(0, min(index, len(others)))
        if at:
            order = others[at - 1].order
        elif others:
            first = others[0].order
            order = min(first, max(0, first - len(records))) - 1
        else:
            order = -1
        placed: list[Ordered] = []
        for record in records:
            order += 1
            placed.append(replace(record, order=order))
            self.put(placed[-1])
        for sibling in others[at:]:
            if sibling.order > order:
                break
            order += 1
            self.put(replace(sibling, order=order))
        return placed

    def arrange(self, siblings: Sequence[Ordered]) -> None:
        """Give siblings the order they are listed in, changing only those whose place in it is new."""
        order: int | None = None
        for sibling, old in zip(siblings, sorted(sibling.order for sibling in siblings), strict=True):
            order = old if order is None else max(old, order + 1)
            if sibling.order != order:
                self.put(replace(sibling, order=order))

    def edit(self, label: str, *, focus: Ref | None = None, merges: str = "") -> Edit:
        """What has been changed so far, as one edit; what came back to what it was is left out."""
        return Edit(label, tuple(self._changes()), merges=merges, focus=focus)

    def _changes(self) -> Iterator[Change]:
        for ref, before in self._before.items():
            after = self._fresh.get(ref)
            if before != after:
                yield Change(before, after)

    def _change(self, ref: Ref, after: Record | None) -> None:
        self._before.setdefault(ref, self.case.get(ref))
        now = self._fresh.get(ref)
        if now is not None or after is not None:
            self._fresh.apply(Edit("", (Change(now, after),)))

    def _both(self, old: list[R], fresh: list[R]) -> list[R]:
        if not self._before:
            return old
        either = [record for record in old if ref_of(record) not in self._before]
        if fresh:
            either.extend(fresh)
            either.sort(key=in_order)
        return either


def _found(record: Record | None, cls: type[R], name: str) -> R:
    if not isinstance(record, cls):
        raise RuleError(phrase("That {what} is no longer in the case.", what=phrase(name)))
    return cast(R, record)
