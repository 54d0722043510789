"""Those who show a case, and how they are told of edits: one that fails spoils neither the edit nor the others."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, Protocol

from moot.model.edit import Edit


class Follower(Protocol):
    """Whoever shows the case."""

    def on_edit(self, edit: Edit) -> None:
        """An edit has been made; the case is already as it is afterwards."""

    def rebuild(self) -> None:
        """Begin anew from the case as it is."""


class FollowerEditError(RuntimeError):
    """A follower began an edit while it was being told of one: a bug of that follower."""


class Report(NamedTuple):
    """A bug met while telling a follower of an edit."""

    follower: Follower
    error: Exception


class Followers:
    """The followers of a case, told in the order in which they came. `telling` holds while they are told."""

    def __init__(self) -> None:
        self._all: list[Follower] = []
        self.telling = False

    def add(self, follower: Follower) -> Callable[[], None]:
        """Tell this one, too, from now on. Returns the function that ends that."""
        self._all.append(follower)

        def unfollow() -> None:
            self._all[:] = [other for other in self._all if other is not follower]

        return unfollow

    def tell(self, edit: Edit) -> list[Report]:
        """Tell of an edit that has been made; whoever fails is to begin anew. The bugs met."""
        bugs: list[Report] = []
        self.telling = True
        try:
            for follower in list(self._all):
                if any(follower is other for other in self._all):  # one told before may have ended it
                    _tell_one(follower, edit, bugs)
        finally:
            self.telling = False
        return bugs

    def rebuild(self) -> None:
        """Let all begin anew."""
        for follower in list(self._all):
            follower.rebuild()


def _tell_one(follower: Follower, edit: Edit, bugs: list[Report]) -> None:
    try:
        follower.on_edit(edit)
    except Exception as error:
        bugs.append(Report(follower, error))
        try:
            follower.rebuild()
        except Exception as again:
            bugs.append(Report(follower, again))
