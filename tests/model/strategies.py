"""Random edits for tests: every public verb with arguments drawn from a case.

`edits(case)` always yields an edit that fits the case. Where a verb has nothing to work on, or refuses what was drawn,
a new claim is made instead, so that random cases grow.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeAlias

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from moot.model import fragment, verbs
from moot.model.case import Case
from moot.model.edit import Edit
from moot.model.records import Direction, Id, Kind, Mode, Polarity, Ref, Stance, Standard, ref_of
from moot.model.rules import RULED, RuleError
from moot.model.schemes import Catalogue, CriticalQuestion, Field, Scheme, SchemePremise
from moot.model.terms import Move

TEXTS: SearchStrategy[str] = st.sampled_from(
    ["", "The fox was in sight.", "Wer jagt, besitzt noch nicht.", "先占", "a\nb", "x" * 400, "“quoted” & <b>", "👩‍⚖️"]
)
TARGETS = (Kind.ISSUE, Kind.POSITION, Kind.PREMISE, Kind.ARGUMENT, Kind.CLAIM)
BESIDE = (
    Kind.PARTY,
    Kind.SOURCE,
    Kind.EXCERPT,
    Kind.CITATION,
    Kind.QUESTION,
    Kind.EVENT,
    Kind.NOTE,
    Kind.VIEW,
    Kind.AUDIENCE,
    Kind.RULING,
)
SCHEMES = Catalogue(
    Scheme(
        id_,
        id_.capitalize(),
        Field.EVIDENCE,
        "From a trace.",
        tuple(SchemePremise(role, f"[The {role}] of the {id_}.") for role in roles),
        "So it is.",
        tuple(
            CriticalQuestion(move.value, move, f"{id_}, {move}?", "No.", roles[0] if move is Move.PREMISE else "")
            for move in Move
        ),
    )
    for id_, roles in (("sign", ("trace", "link")), ("motive", ("aim", "act", "link")))
)
PLACES = (Kind.ISSUE, Kind.POSITION, Kind.PREMISE, Kind.ARGUMENT, Kind.CLAIM)


class NothingToUseError(Exception):
    """The case has no record of the kind a verb needs."""


Verb: TypeAlias = Callable[[DrawFn, Case], Edit]


def pick(draw: DrawFn, case: Case, *kinds: Kind) -> Ref:
    """A record of one of these kinds, by reference."""
    refs = [ref_of(record) for record in case if ref_of(record).kind in kinds]
    if not refs:
        raise NothingToUseError
    return draw(st.sampled_from(refs))


def pick_some(draw: DrawFn, case: Case, *kinds: Kind) -> list[Ref]:
    """One to four records of these kinds."""
    return [pick(draw, case, *kinds) for _ in range(draw(st.integers(1, 4)))]


def _claim(draw: DrawFn, case: Case) -> Ref:
    return pick(draw, case, Kind.CLAIM)


def _material(draw: DrawFn) -> verbs.Material:
    title, kind = draw(TEXTS), draw(st.sampled_from(["title", "quote", "address", "digest"]))
    more = {} if kind == "title" else {kind: draw(st.sampled_from(["abc", "def"]))}
    return verbs.Material(title, **more)


def _argument(draw: DrawFn, case: Case) -> Ref:
    return pick(draw, case, Kind.ARGUMENT)


def _issue(draw: DrawFn, case: Case) -> Ref:
    return pick(draw, case, Kind.ISSUE)


def _index(draw: DrawFn) -> int | None:
    return draw(st.one_of(st.none(), st.integers(0, 4)))


def _amended_claim(draw: DrawFn, case: Case) -> Edit:
    values: dict[str, SearchStrategy[Any]] = {
        "stance": st.sampled_from(Stance),
        "standard": st.one_of(st.none(), st.sampled_from(Standard)),
        "kind": st.sampled_from(["fact", "law", "opinion"]),
        "presumed_weight": st.integers(1, 100),
        "unstated": st.booleans(),
        "note": TEXTS,
        "attributed": TEXTS,
    }
    return verbs.amend(case, _claim(draw, case), **_drawn(draw, values))


def _amended_argument(draw: DrawFn, case: Case) -> Edit:
    values: dict[str, SearchStrategy[Any]] = {
        "weight": st.integers(1, 100),
        "mode": st.sampled_from(Mode),
        "scheme": st.sampled_from(["", "sign", "analogy"]),
        "note": TEXTS,
    }
    return verbs.amend(case, _argument(draw, case), **_drawn(draw, values))


def _drawn(draw: DrawFn, values: dict[str, SearchStrategy[Any]]) -> dict[str, object]:
    names = draw(st.lists(st.sampled_from(sorted(values)), min_size=1, max_size=2, unique=True))
    return {name: draw(values[name]) for name in names}


def _amended_case(draw: DrawFn, case: Case) -> Edit:
    return verbs.amend(case, Ref(Kind.SETTINGS, "case"), title=draw(TEXTS), standard=draw(st.sampled_from(Standard)))


def _renumbered(draw: DrawFn, case: Case) -> Edit:
    order: Sequence[Id] = draw(st.permutations(list(case.claims)))
    return verbs.renumber(case, order[: draw(st.integers(0, len(order)))])


def _added_beside(draw: DrawFn, case: Case) -> Edit:
    return verbs.add_sibling(case, pick(draw, case, *PLACES), draw(TEXTS), before=draw(st.booleans()))


def _reparented(draw: DrawFn, case: Case) -> Edit:
    onto = draw(st.sampled_from([*TARGETS, None]))
    place = pick(draw, case, *PLACES)
    return verbs.reparent(case, place, None if onto is None else pick(draw, case, onto), None, _index(draw))


def _reparented_by_relation(draw: DrawFn, case: Case) -> Edit:
    relation = draw(st.sampled_from(verbs.Relation))
    return verbs.reparent(case, pick(draw, case, *PLACES), pick(draw, case, *TARGETS), relation, _index(draw))


def _view(draw: DrawFn, case: Case) -> Id:
    return draw(st.sampled_from([verbs.WHOLE, *case.views]))


def _added_view(draw: DrawFn, case: Case) -> Edit:
    root = pick(draw, case, Kind.ISSUE, Kind.CLAIM)
    shown = draw(st.sampled_from([(), tuple(pick_some(draw, case, Kind.ISSUE, Kind.CLAIM))]))
    like = draw(st.sampled_from([None, *case.views.values()]))
    return verbs.add_view(case, draw(TEXTS), root=draw(st.sampled_from([root, None])), shown=shown, like=like)


def _audience(draw: DrawFn, case: Case) -> Id:
    return pick(draw, case, Kind.AUDIENCE).id


def _ruled(draw: DrawFn, case: Case) -> Edit:
    subject = pick(draw, case, *RULED)
    values: dict[str, SearchStrategy[Any]] = {
        "stance": st.sampled_from([None, *Stance]),
        "presumed_weight": st.one_of(st.none(), st.integers(1, 100)),
        "struck": st.sampled_from([None, True, False]),
        "weight": st.one_of(st.none(), st.integers(1, 100)),
        "standard": st.sampled_from([None, *Standard]),
    }
    fitting = {name: values[name] for name in RULED[subject.kind]}
    return verbs.rule(case, _audience(draw, case), subject, **_drawn(draw, {**fitting, "note": TEXTS}))


def _cut(draw: DrawFn, case: Case) -> Edit:
    return fragment.cut(case, pick_some(draw, case, *PLACES))[1]


def _copied(draw: DrawFn, case: Case) -> Edit:
    taken = fragment.take(case, pick_some(draw, case, *PLACES))
    onto = draw(st.sampled_from([*TARGETS, None]))
    return fragment.paste(case, taken, None if onto is None else pick(draw, case, onto), _index(draw))


def _cut_and_pasted(draw: DrawFn, case: Case) -> Edit:
    taken, edit = fragment.cut(case, pick_some(draw, case, *PLACES))
    after = Case(case)
    after.apply(edit)
    onto = draw(st.sampled_from([*TARGETS, None]))
    pasted = fragment.paste(after, taken, None if onto is None else pick(draw, after, onto), _index(draw))
    return edit.then(pasted)


VERBS: dict[str, Verb] = {
    "cut": _cut,
    "copy and paste": _copied,
    "cut and paste": _cut_and_pasted,
    "add_issue": lambda draw, case: verbs.add_issue(case, draw(TEXTS)),
    "add_issue beside": lambda draw, case: verbs.add_issue(case, draw(TEXTS), before=_issue(draw, case)),
    "add_position": lambda draw, case: verbs.add_position(case, _issue(draw, case), draw(TEXTS)),
    "add_claim": lambda draw, case: verbs.add_claim(case, draw(TEXTS)),
    "add_reason": lambda draw, case: verbs.add_reason(case, _claim(draw, case), draw(TEXTS), index=_index(draw)),
    "add_objection": lambda draw, case: verbs.add_objection(case, _claim(draw, case), draw(TEXTS), index=_index(draw)),
    "add_undercut": lambda draw, case: verbs.add_undercut(case, _argument(draw, case), draw(TEXTS), index=_index(draw)),
    "add_premise": lambda draw, case: verbs.add_premise(case, _argument(draw, case), draw(TEXTS)),
    "add_premise after": lambda draw, case: _premise_after(case, pick(draw, case, Kind.PREMISE)),
    "add_sibling": _added_beside,
    "insert_between": lambda draw, case: verbs.insert_between(case, _argument(draw, case)),
    "link_reason": lambda draw, case: verbs.link_reason(case, _claim(draw, case), _claim(draw, case)),
    "link_objection": lambda draw, case: verbs.link_objection(case, _claim(draw, case), _claim(draw, case)),
    "link_undercut": lambda draw, case: verbs.link_undercut(case, _argument(draw, case), _claim(draw, case)),
    "link_premise": lambda draw, case: verbs.link_premise(
        case, _argument(draw, case), _claim(draw, case), index=_index(draw)
    ),
    "link_position": lambda draw, case: verbs.link_position(case, _issue(draw, case), _claim(draw, case)),
    "set_text": lambda draw, case: verbs.set_text(case, pick(draw, case, Kind.CLAIM, Kind.ISSUE), draw(TEXTS)),
    "amend claim": _amended_claim,
    "amend argument": _amended_argument,
    "amend settings": _amended_case,
    "amend_many": lambda draw, case: verbs.amend_many(
        case, pick_some(draw, case, Kind.CLAIM, Kind.ISSUE), note=draw(TEXTS)
    ),
    "flip": lambda draw, case: verbs.flip(case, _argument(draw, case)),
    "set_polarity": lambda draw, case: verbs.set_polarity(case, _argument(draw, case), draw(st.sampled_from(Polarity))),
    "set_enabled": lambda draw, case: verbs.set_enabled(case, _argument(draw, case), draw(st.booleans())),
    "strike": lambda draw, case: verbs.strike(case, pick_some(draw, case, Kind.CLAIM), draw(TEXTS)),
    "restore": lambda draw, case: verbs.restore(case, pick_some(draw, case, Kind.CLAIM)),
    "tag": lambda draw, case: verbs.tag(case, pick_some(draw, case, Kind.CLAIM), draw(st.sampled_from(["a", "b"]))),
    "untag": lambda draw, case: verbs.untag(case, pick_some(draw, case, Kind.CLAIM), "a"),
    "renumber": _renumbered,
    "move": lambda draw, case: verbs.move(case, pick(draw, case, *PLACES), draw(st.integers(-3, 3))),
    "move_argument": lambda draw, case: verbs.move_argument(
        case, _argument(draw, case), pick(draw, case, Kind.CLAIM, Kind.ARGUMENT), _index(draw)
    ),
    "move_premise": lambda draw, case: verbs.move_premise(
        case, pick(draw, case, Kind.PREMISE), _argument(draw, case), _index(draw)
    ),
    "detach_premise": lambda draw, case: verbs.detach_premise(case, pick(draw, case, Kind.PREMISE)),
    "detach": lambda draw, case: verbs.detach(case, pick(draw, case, *PLACES)),
    "reparent": _reparented,
    "reparent by relation": _reparented_by_relation,
    "reparent several": lambda draw, case: verbs.reparent(
        case, pick_some(draw, case, *PLACES), pick(draw, case, *TARGETS), None, _index(draw)
    ),
    "add_party": lambda draw, case: verbs.add_party(case, draw(TEXTS), colour="#12abEF"),
    "set_holders": lambda draw, case: verbs.set_holders(
        case, pick_some(draw, case, Kind.CLAIM), pick_some(draw, case, Kind.PARTY)
    ),
    "add_holder": lambda draw, case: verbs.add_holder(
        case, pick_some(draw, case, Kind.CLAIM), pick(draw, case, Kind.PARTY)
    ),
    "add_holder by name": lambda draw, case: verbs.add_holder(case, pick_some(draw, case, Kind.CLAIM), draw(TEXTS)),
    "arrange_parties": lambda draw, case: verbs.arrange_parties(case, [pick(draw, case, Kind.PARTY).id]),
    "merge_parties": lambda draw, case: verbs.merge_parties(
        case, pick(draw, case, Kind.PARTY), pick(draw, case, Kind.PARTY)
    ),
    "rename_tag": lambda draw, case: verbs.rename_tag(case, draw(st.sampled_from(["a", "b"])), draw(TEXTS)),
    "remove_tag": lambda draw, case: verbs.remove_tag(case, draw(st.sampled_from(["a", "b"]))),
    "rename_scheme": lambda draw, case: verbs.rename_scheme(
        case, "custom", draw(st.sampled_from(["custom", "other", "Motive"])), SCHEMES
    ),
    "drop_holder": lambda draw, case: verbs.drop_holder(
        case, pick_some(draw, case, Kind.CLAIM), pick(draw, case, Kind.PARTY)
    ),
    "add_source": lambda draw, case: verbs.add_source(case, draw(TEXTS)),
    "add_excerpt": lambda draw, case: verbs.add_excerpt(case, pick(draw, case, Kind.SOURCE), draw(TEXTS)),
    "cite": lambda draw, case: verbs.cite(case, _claim(draw, case), pick(draw, case, Kind.SOURCE), draw(TEXTS)),
    "cite by title": lambda draw, case: verbs.cite(case, _claim(draw, case), draw(TEXTS)),
    "add_cited": lambda draw, case: verbs.add_cited(
        case, draw(TEXTS), [_material(draw)], draw(st.sampled_from([None, *case.issues]))
    ),
    "rest_on": lambda draw, case: verbs.rest_on(case, _claim(draw, case), [_material(draw) for _ in range(2)]),
    "ask": lambda draw, case: verbs.ask(case, pick(draw, case, Kind.CLAIM, Kind.ARGUMENT), draw(TEXTS)),
    "answer": lambda draw, case: verbs.answer(case, pick(draw, case, Kind.QUESTION), draw(TEXTS)),
    "reopen": lambda draw, case: verbs.reopen(case, pick(draw, case, Kind.QUESTION)),
    "choose_scheme": lambda draw, case: verbs.choose_scheme(
        case, _argument(draw, case), draw(st.sampled_from(["sign", "motive", "custom", ""])), SCHEMES
    ),
    "raise_question": lambda draw, case: verbs.raise_question(
        case, pick(draw, case, Kind.QUESTION), SCHEMES, draw(st.sampled_from([None, *Move]))
    ),
    "add_event": lambda draw, case: verbs.add_event(case, "1805", claims={_claim(draw, case).id}),
    "add_note": lambda draw, case: verbs.add_note(case, draw(TEXTS), draw(TEXTS)),
    "fold": lambda draw, case: verbs.fold(case, _view(draw, case), pick(draw, case, *PLACES)),
    "unfold": lambda draw, case: verbs.unfold(case, _view(draw, case), pick(draw, case, *PLACES)),
    "toggle_fold": lambda draw, case: verbs.toggle_fold(case, _view(draw, case), pick(draw, case, *PLACES)),
    "fold_to_level": lambda draw, case: verbs.fold_to_level(case, _view(draw, case), draw(st.integers(0, 4))),
    "show": lambda draw, case: verbs.show(case, _view(draw, case), pick_some(draw, case, Kind.ISSUE, Kind.CLAIM)),
    "unfold_all": lambda draw, case: verbs.unfold_all(case, _view(draw, case)),
    "set_direction": lambda draw, case: verbs.set_direction(case, _view(draw, case), draw(st.sampled_from(Direction))),
    "set_compact": lambda draw, case: verbs.set_compact(case, _view(draw, case), draw(st.booleans())),
    "nudge": lambda draw, case: verbs.nudge(
        case, _view(draw, case), pick(draw, case, *PLACES), float(draw(st.integers(-9, 9))), 8.0
    ),
    "tidy": lambda draw, case: verbs.tidy(case, _view(draw, case)),
    "add_view": _added_view,
    "set_page": lambda draw, case: verbs.set_page(case, _view(draw, case), draw(st.sampled_from(["", "A4", "Letter"]))),
    "rename_view": lambda draw, case: verbs.rename_view(case, _view(draw, case), draw(TEXTS)),
    "remove_view": lambda draw, case: verbs.remove_view(case, pick(draw, case, Kind.VIEW).id),
    "add_audience": lambda draw, case: verbs.add_audience(case, draw(TEXTS)),
    "rename_audience": lambda draw, case: verbs.rename_audience(case, _audience(draw, case), draw(TEXTS)),
    "remove_audience": lambda draw, case: verbs.remove_audience(case, _audience(draw, case)),
    "rule": _ruled,
    "rule_all": lambda draw, case: verbs.rule_all(
        case, _audience(draw, case), {ref: {"note": draw(TEXTS)} for ref in pick_some(draw, case, *RULED)}
    ),
    "withdraw": lambda draw, case: verbs.withdraw(case, _audience(draw, case), pick_some(draw, case, *RULED)),
    "remove beside": lambda draw, case: verbs.remove(case, pick(draw, case, *BESIDE)),
    "remove": lambda draw, case: verbs.remove(case, pick(draw, case, *PLACES)),
    "remove several": lambda draw, case: verbs.remove(case, pick_some(draw, case, *PLACES)),
}


def _premise_after(case: Case, premise: Ref) -> Edit:
    return verbs.add_premise(case, premise, after=premise)


@st.composite
def edits(draw: DrawFn, case: Case, names: Iterable[str] = ()) -> Edit:
    """An edit of the case by a verb drawn from all (or from those named); a new claim where that verb cannot act."""
    return draw(edits_by(case, draw(st.sampled_from(sorted(names) or sorted(VERBS)))))


@st.composite
def edits_by(draw: DrawFn, case: Case, name: str) -> Edit:
    """An edit of the case by the verb of this name, with arguments drawn."""
    try:
        return VERBS[name](draw, case)
    except (RuleError, NothingToUseError):
        return verbs.add_claim(case, draw(TEXTS))


@st.composite
def cases(draw: DrawFn, max_edits: int = 30) -> Case:
    """A case made by random verbs from nothing."""
    case = Case()
    for _ in range(draw(st.integers(0, max_edits))):
        case.apply(draw(edits(case)))
    return case
