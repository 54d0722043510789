"""Random ways to look at and arrange a case, for hypothesis."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from moot.layout.arrange import TREES, Arrangement, Arrangements, Stacks, Wish
from moot.layout.forest import Forest, reading_order
from moot.model.case import Case
from moot.model.records import Kind, Ref, View
from tests.layout.samples import grown


def random_cases(most: int = 40) -> SearchStrategy[Case]:
    """Maps with bands, undercuts of undercuts, shared claims and circles."""
    seeds = st.integers(0, 2**32)
    return st.builds(lambda seed, count, again: grown(seed, count, again=again), seeds, st.integers(1, most), again())


def again() -> SearchStrategy[float]:
    """How often a claim is used again instead of a new one."""
    return st.sampled_from([0.0, 0.1, 0.4])


def views(case: Case) -> SearchStrategy[View]:
    """Views of a case: folded, focused, with only some claims named, or all of that."""
    refs = [Ref(Kind.ISSUE, id_) for id_ in case.issues] + [Ref(Kind.CLAIM, id_) for id_ in case.claims]
    some = st.lists(st.sampled_from(refs), unique=True, max_size=len(refs)).map(tuple)
    few = st.lists(st.sampled_from(refs), unique=True, max_size=3).map(tuple)
    root = st.none() | st.sampled_from(refs)
    return st.builds(View, st.just("v"), root=root, shown=st.just(()) | some, folds=few)


def arrangements(trees: Forest) -> SearchStrategy[Arrangements]:
    """Any choice for every box, band and for the trees, sensible or not."""
    refs = [TREES, *(box.ref for box in reading_order(trees))]
    columns = st.lists(st.integers(1, 3), max_size=4).map(lambda counts: Stacks(tuple(counts)))
    wish: SearchStrategy[Wish] = st.sampled_from(list(Arrangement)) | columns
    return st.lists(wish, min_size=len(refs), max_size=len(refs)).map(
        lambda chosen: dict(zip(refs, chosen, strict=True))
    )
