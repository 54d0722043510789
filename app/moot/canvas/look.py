"""How a person looks at the case: through which view, focused on what, by what filter; and the way back and forward."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from moot.model.case import Case
from moot.model.records import Ref, View


class Look(NamedTuple):
    """One way to look at a case, a value: the next is made from it and can be drawn before anybody looks so.

    `kept` is the view, recorded or made up; `focus` the issue or claim shown alone, None for the whole case, `back` and
    `forward` the focus before and after, as in a browser. `sifted` is what a filter leaves, `opened` the folds drawn
    open for the moment.
    """

    kept: View
    focus: Ref | None = None
    back: tuple[Ref | None, ...] = ()
    forward: tuple[Ref | None, ...] = ()
    sifted: tuple[Ref, ...] = ()
    opened: tuple[Ref, ...] = ()

    @classmethod
    def through(cls, view: View) -> Look:
        """The look through a view that has just been chosen."""
        return cls(view, view.root)

    def root(self, case: Case) -> Ref | None:
        """The issue or claim in focus; None for the whole case, also where the one in focus is gone."""
        return self.focus if self.focus is not None and self.focus in case else None

    def view(self, case: Case) -> View:
        """What is to be drawn: the view kept with the focus as its root, what a filter leaves, and folds opened."""
        view = self.kept
        if self.sifted or self.opened:
            folds = tuple(ref for ref in view.folds if ref not in self.opened)
            view = replace(view, shown=self.sifted or view.shown, folds=folds)
        return replace(view, root=self.root(case))

    @property
    def can_go_back(self) -> bool:
        return bool(self.back) or self.focus is not None

    @property
    def can_go_forward(self) -> bool:
        return bool(self.forward)

    def focused(self, ref: Ref | None) -> Look:
        """The focus elsewhere."""
        if ref == self.focus:
            return self
        return self._replace(focus=ref, back=(*self.back, self.focus), forward=())

    def gone_back(self) -> Look:
        """The focus where it was before; from where it began, on the whole case."""
        if not self.can_go_back:
            return self
        before = self.back[-1] if self.back else None
        return self._replace(focus=before, back=self.back[:-1], forward=(*self.forward, self.focus))

    def gone_forward(self) -> Look:
        """The focus that was left by going back."""
        if not self.forward:
            return self
        return self._replace(focus=self.forward[-1], back=(*self.back, self.focus), forward=self.forward[:-1])
