"""Where a person has focused: the issue or claim shown alone now, and the way back and forward."""

from __future__ import annotations

from moot.model.records import Ref


class Trail:
    """The focus and its history, as in a browser. None is the whole case."""

    def __init__(self, start: Ref | None = None) -> None:
        self.here = start
        self._back: list[Ref | None] = []
        self._forward: list[Ref | None] = []

    @property
    def can_go_back(self) -> bool:
        return bool(self._back) or self.here is not None

    @property
    def can_go_forward(self) -> bool:
        return bool(self._forward)

    def go(self, ref: Ref | None) -> bool:
        """Focus elsewhere. False where that is the focus already."""
        if ref == self.here:
            return False
        self._back.append(self.here)
        self._forward.clear()
        self.here = ref
        return True

    def back(self) -> bool:
        """To where the focus was before; from where it began, to the whole case. False where there is nothing."""
        if not self.can_go_back:
            return False
        self._forward.append(self.here)
        self.here = self._back.pop() if self._back else None
        return True

    def forward(self) -> bool:
        """To the focus that was left by going back. False where there is none."""
        if not self._forward:
            return False
        self._back.append(self.here)
        self.here = self._forward.pop()
        return True
