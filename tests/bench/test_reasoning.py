"""What the figures of reasoning are taken from."""

from __future__ import annotations

from tests.bench.reasoning import FIGURES, map_like


def test_the_framework_has_its_size_and_leaves_much_open_in_large_pieces() -> None:
    framework = map_like(2000, 1)
    assert len(framework) == 2000
    assert framework == map_like(2000, 1)
    open_ = [x for x, label in enumerate(framework.grounded()) if label == 2]
    assert len(open_) > 200
    assert max(map(len, framework.part(open_).islands())) > 100


def test_every_figure_has_a_name_of_its_own() -> None:
    assert len({name for name, _ in FIGURES}) == len(FIGURES)
