"""Schemes and their critical questions: laying out what a step of this sort needs, and pressing a question.

What a scheme laid out and nobody has touched is replaced with the next scheme chosen; whatever a person wrote, answered
or built upon stays.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from moot.model.case import Case
from moot.model.edit import Edit
from moot.model.phrases import phrase
from moot.model.records import Argument, Claim, Id, Kind, Polarity, Premise, Question, Ref, Stance, new_id, ref_of
from moot.model.rules import RuleError, check_fields
from moot.model.terms import Move
from moot.model.verbs.building import new_claim, put_step, typing
from moot.model.verbs.draft import Draft
from moot.model.verbs.places import argument_at
from moot.model.verbs.removing import erase
from moot.model.verbs.words import RAISED, STEP

if TYPE_CHECKING:  # schemes are loaded when they are asked for: not for a start
    from moot.model.schemes import Catalogue, CriticalQuestion, Scheme


def choose_scheme(case: Case, argument: Id | Ref, scheme: str, known: Catalogue) -> Edit:
    """Say of what sort a step is: a scheme by id or name, a text of one's own, or nothing.

    For a scheme that is known, the premises there get its roles in order, claims nobody has written yet its wording;
    what is missing is laid out as new claims, and its critical questions are asked. The first claim to be filled in is
    left selected.
    """
    draft = Draft(case)
    step = argument_at(draft, argument)
    chosen, before = known.find(scheme), known.find(step.scheme)
    changed = replace(step, scheme=chosen.id if chosen is not None else " ".join(scheme.split()))
    check_fields(changed)
    draft.put(changed)
    layout = _Layout(draft, step.id, before, chosen)
    layout.lay_premises()
    _lay_questions(draft, step.id, before, chosen)
    first = next((premise.claim for premise in draft.premises_of(step.id) if premise.claim in layout.worded), None)
    focus = Ref(Kind.CLAIM, first) if first is not None else ref_of(step)
    label = (
        phrase("Choose scheme {scheme}", scheme=chosen.name.lower()) if chosen is not None else phrase("Change scheme")
    )
    return draft.edit(label if changed.scheme else phrase("Clear scheme"), focus=focus)


def move_of(case: Case, question: Id | Ref, known: Catalogue) -> Move:
    """What a question becomes when it is pressed. A free question about a step is taken for a doubt about the step.

    So is one about a premise that was never stated, and one about what an undercut leads to.
    """
    draft = Draft(case)
    found = _question(draft, question)
    if found.argument is None:
        return Move.CONCLUSION
    critical = known.question(found.scheme)
    if critical is None or critical.move in (Move.ASSUMPTION, Move.EXCEPTION):
        return critical.move if critical is not None else Move.EXCEPTION
    _, polarity = _target(draft, draft.argument(found.argument), critical.move, critical.premise)
    return Move.EXCEPTION if polarity is Polarity.UNDERCUT else critical.move


def raised_as(case: Case, question: Question) -> Claim | None:
    """The claim that an answered question has become; None for any other."""
    mark, number = RAISED.format(number=""), question.answer
    if not question.answered or not number.startswith(mark):
        return None
    return next((claim for claim in case.claims.values() if RAISED.format(number=claim.number) == number), None)


def raise_question(case: Case, question: Id | Ref, known: Catalogue, move: Move | None = None) -> Edit:
    """Press an open question: it becomes a claim of the scheme's wording, and is answered by it.

    The claim is an objection to the premise, a premise more, an undercut or a rebuttal, as the scheme has it or as
    `move` says. Where the premise in question was never stated, its want is an undercut; so is a rebuttal of one.
    Raises RuleError for a question that is answered, and for a question about a claim that is to bear on a step.
    """
    draft = Draft(case)
    found = _question(draft, question)
    if found.answered:
        raise RuleError(phrase("That question is answered already. Open it again first."))
    critical = known.question(found.scheme)
    claim = new_claim(draft, critical.say if critical is not None else "")
    if found.argument is None:
        label = _raise_about_claim(draft, found.claim or "", claim, move)
    else:
        step = draft.argument(found.argument)
        label = _raise_about_step(draft, step, claim, move or move_of(case, question, known), critical)
    draft.put(replace(found, answered=True, answer=RAISED.format(number=claim.number)))
    return draft.edit(label, focus=ref_of(claim), merges=typing(claim.id))


def _question(draft: Draft, question: Id | Ref) -> Question:
    ref = question if isinstance(question, Ref) else Ref(Kind.QUESTION, question)
    found = draft.get(ref)
    if not isinstance(found, Question):
        raise RuleError(phrase("That question is no longer in the case."))
    return found


def _raise_about_claim(draft: Draft, onto: Id, claim: Claim, move: Move | None) -> str:
    if move in (Move.ASSUMPTION, Move.EXCEPTION):
        raise RuleError(phrase("A question about a claim can only become an objection to it."))
    put_step(draft, draft.claim(onto).id, Polarity.CON, [claim.id])
    return phrase("Raise objection")


def _raise_about_step(draft: Draft, step: Argument, claim: Claim, move: Move, critical: CriticalQuestion | None) -> str:
    if move is Move.ASSUMPTION:
        draft.put(replace(claim, stance=Stance.PRESUMED))
        # a role of its own, lest a scheme chosen later take it for one of its premises
        premise = Premise(new_id(), argument=step.id, claim=claim.id, role=move.value)
        draft.put_among(premise, draft.premises_of(step.id))
        return phrase("Add assumption")
    onto, polarity = _target(draft, step, move, critical.premise if critical is not None else "")
    put_step(draft, onto, polarity, [claim.id])
    return phrase("Raise {step}", step=STEP[polarity])


def _target(draft: Draft, step: Argument, move: Move, role: str) -> tuple[Id, Polarity]:
    """What a pressed question bears on, and how."""
    if move is Move.PREMISE:
        premises = draft.premises_of(step.id)
        held = [premise for premise in premises if role and premise.role == role]
        if not role and len(premises) == 1:
            held = premises
        if held:
            return held[0].claim, Polarity.CON
    if move is Move.CONCLUSION and step.polarity is not Polarity.UNDERCUT:
        # who denies that a claim falls speaks for it
        return step.conclusion, Polarity.CON if step.polarity is Polarity.PRO else Polarity.PRO
    return step.id, Polarity.UNDERCUT


@dataclass(slots=True)
class _Layout:
    """The premises of one step on their way from one scheme to another. `worded`: claims that got the new wording."""

    draft: Draft
    step: Id
    before: Scheme | None
    chosen: Scheme | None
    worded: set[Id] = field(default_factory=set)

    def lay_premises(self) -> None:
        premises = self.draft.premises_of(self.step)
        blank = [premise for premise in premises if self._is_blank(premise)]
        written = [premise for premise in premises if premise not in blank]
        free = self._give_roles(written)
        for premise, role in zip(blank, [*free, *[""] * len(blank)], strict=False):
            self._reword(premise, role)
        for role in free[len(blank) :]:
            self._lay_out(role)
        surplus = blank[len(free) :]
        if len(surplus) == len(premises):
            surplus = surplus[1:]  # a step rests on something
        gone = [ref for premise in surplus for ref in (ref_of(premise), Ref(Kind.CLAIM, premise.claim))]
        erase(self.draft, gone)
        self.worded -= {premise.claim for premise in surplus}

    def _is_blank(self, premise: Premise) -> bool:
        """Whether a premise is an empty claim, or as the scheme before laid it out, and nothing rests on it."""
        found = self.draft.get(Ref(Kind.CLAIM, premise.claim))
        if not isinstance(found, Claim) or not _untouched(self.draft, found):
            return False
        return not found.text or (self.before is not None and found.text == self.before.wording(premise.role))

    def _give_roles(self, written: Sequence[Premise]) -> list[str]:
        """Give roles to premises somebody has written, in order; the roles that are left.

        A role of the author's own is kept. One given by the scheme before is not, even where both schemes have a role
        of that name: it means something else in each.
        """
        roles = self.chosen.roles if self.chosen is not None else ()
        old = self.before.roles if self.before is not None and self.before != self.chosen else ()
        kept = {premise.role for premise in written if premise.role not in old}
        free = [role for role in roles if role not in kept]
        for premise in written:
            if not premise.role or premise.role in old:
                self.draft.put(replace(premise, role=free.pop(0) if free else ""))
        return free

    def _reword(self, premise: Premise, role: str) -> None:
        text = self.chosen.wording(role) if self.chosen is not None else ""
        claim = self.draft.claim(premise.claim)
        self.draft.put(replace(premise, role=role))
        self.draft.put(replace(claim, text=text))
        if text:
            self.worded.add(claim.id)

    def _lay_out(self, role: str) -> None:
        assert self.chosen is not None
        claim = new_claim(self.draft, self.chosen.wording(role))
        premise = Premise(new_id(), argument=self.step, claim=claim.id, role=role)
        self.draft.put_among(premise, self.draft.premises_of(self.step))
        self.worded.add(claim.id)


def _untouched(draft: Draft, claim: Claim) -> bool:
    """Whether a claim has a text at most, one use, and nothing about it anywhere."""
    ref = ref_of(claim)
    bare = Claim(claim.id, text=claim.text, number=claim.number, order=claim.order)
    if claim != bare or len(draft.uses_of(claim.id)) != 1 or draft.positions_by(claim.id):
        return False
    if draft.arguments_for(claim.id) or draft.citations_of(claim.id) or draft.questions_about(ref):
        return False
    if draft.rulings_on(ref):
        return False
    return not any(claim.id in event.claims for event in draft.case.events.values())


def _lay_questions(draft: Draft, step: Id, before: Scheme | None, chosen: Scheme | None) -> None:
    """Take back the questions of the scheme before that nobody has touched, and ask those of the one chosen."""
    asked = draft.questions_about(Ref(Kind.ARGUMENT, step))
    new = _questions_of(chosen)
    old = _questions_of(before)
    for question in asked:
        if question.scheme not in new and _is_as_laid_out(question, old):
            draft.drop(ref_of(question))
    ask_questions(draft, step, chosen)


def ask_questions(draft: Draft, step: Id, chosen: Scheme | None) -> None:
    """Ask the critical questions of a scheme about a step, those that are not asked yet."""
    there = {question.scheme for question in draft.questions_about(Ref(Kind.ARGUMENT, step))}
    for key, critical in _questions_of(chosen).items():
        if key not in there:
            question = Question(new_id(), text=critical.ask, argument=step, scheme=key)
            draft.put_among(question, draft.questions_about(Ref(Kind.ARGUMENT, step)))


def _questions_of(scheme: Scheme | None) -> Mapping[str, CriticalQuestion]:
    return {} if scheme is None else {scheme.key(question): question for question in scheme.questions}


def _is_as_laid_out(question: Question, old: Mapping[str, CriticalQuestion]) -> bool:
    critical = old.get(question.scheme)
    return critical is not None and not question.answered and not question.answer and question.text == critical.ask
