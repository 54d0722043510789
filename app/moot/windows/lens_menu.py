"""The lenses of strength in the menus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from moot.analysis.lenses import Lens
from moot.windows.actions import Deed, translate

if TYPE_CHECKING:
    from moot.windows.main_window import MainWindow

LENS_NAMES = {
    Lens.DF_QUAD: "DF-QuAD",
    Lens.ENERGY: "Quadratic energy",
    Lens.EULER: "Euler-based",
    Lens.H_CATEGORISER: "h-categoriser",
}
LENSES = ("strength-off", *(f"strength-{lens.value}" for lens in Lens))


def deeds(window: MainWindow) -> list[Deed]:
    """The commands that choose a lens."""

    def choosing(name: str, title: str, one: Lens | None) -> Deed:
        def worn() -> bool:
            return window.tail.strength.lens is one

        return Deed(name, translate(title), lambda: window.tail.strength.use(one), lambda: True, checked=worn)

    titles = [choosing(f"strength-{one.value}", LENS_NAMES[one], one) for one in Lens]
    return [choosing("strength-off", "Show no strengths", None), *titles]
