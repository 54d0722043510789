"""The collector is spared a large case, and gets it back with the next one."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest

from moot.canvas.lasting import LARGE, collect_due, let_go, spare


@pytest.fixture(autouse=True)
def _as_it_was() -> Iterator[None]:
    yield
    gc.unfreeze()


def test_a_small_case_is_left_to_the_collector() -> None:
    spare(LARGE - 1)
    assert gc.get_freeze_count() == 0


def test_a_large_case_is_spared_until_the_next() -> None:
    class Lasting:
        pass

    lasting = Lasting()
    spare(LARGE)
    assert gc.get_freeze_count() > 0
    assert not any(found is lasting for found in gc.get_objects())
    spare(LARGE - 1)
    assert gc.get_freeze_count() == 0
    assert any(found is lasting for found in gc.get_objects())


def test_what_was_spared_can_be_let_go() -> None:
    class Circle:
        def __init__(self) -> None:
            self.itself = self

    circle = Circle()
    gone = weakref.ref(circle)
    spare(LARGE)
    del circle
    gc.collect()
    assert gone() is not None
    let_go(LARGE)
    assert gone() is None
    assert gc.get_freeze_count() > 0
    let_go(0)
    assert gc.get_freeze_count() == 0


def test_what_is_due_is_collected_while_the_collector_rests() -> None:
    class Circle:
        def __init__(self) -> None:
            self.itself = self

    def litter() -> None:
        for _ in range(gc.get_threshold()[0] + 1):
            Circle()

    gc.collect()
    gc.disable()
    try:
        young = weakref.ref(Circle())
        collect_due()
        assert young() is not None  # so little is not due
        litter()
        collect_due()
        assert young() is None
        circle = Circle()
        old = weakref.ref(circle)
        gc.collect(1)
        del circle
        for _ in range((gc.get_threshold()[1] + 2) * (gc.get_threshold()[2] + 2)):
            litter()
            collect_due()
        assert old() is None  # what is old is looked through too, more seldom
    finally:
        gc.enable()
