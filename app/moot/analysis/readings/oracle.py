"""The solver: questions answered within a budget of conflicts, in slices, so that it can be called off at any time.

Glucose lets other threads run while it thinks (CaDiCaL holds the interpreter's lock) and its budget counts conflicts.
The slices are the same everywhere, and so are the answers.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from moot.analysis.readings.semantics import End, Limits

SOLVER = "glucose42"
SLICE = 200  # conflicts between two looks at whether somebody called it off


class Unfinished(Exception):  # noqa: N818 - it is no error: the budget is spent, or somebody called it off
    """The search ended before the answer was known; `end` says why."""

    def __init__(self, end: End) -> None:
        super().__init__(end.value)
        self.end = end


class Oracle:
    """One solver with its clauses; literals are whole numbers other than 0, a negative one denies.

    Use it as a context manager: the solver's memory is not Python's.
    """

    def __init__(
        self, clauses: Iterable[Sequence[int]], variables: int, preferred: Iterable[int], budget: Budget
    ) -> None:
        from pysat.solvers import Solver

        self._solver = Solver(name=SOLVER, bootstrap_with=clauses)
        self._variables = variables
        self._budget = budget
        self._conflicts = 0
        # tried first, so that the first answer is nearly as large as can be
        self._solver.set_phases(list(preferred))

    def __enter__(self) -> Oracle:
        return self

    def __exit__(self, *_: object) -> None:
        self._solver.delete()

    def fresh(self) -> int:
        """A variable nobody has used."""
        self._variables += 1
        return self._variables

    def add(self, clause: Sequence[int]) -> None:
        """Demand that one of these literals hold from now on."""
        self._solver.add_clause(clause)

    def solve(self, assumptions: Sequence[int] = ()) -> list[int] | None:
        """An assignment, as the literals that hold by variable from 1 on; None if there is none. Raises Unfinished."""
        while True:
            self._solver.conf_budget(self._budget.slice())
            found = self._solver.solve_limited(assumptions=list(assumptions), expect_interrupt=True)
            spent = self._solver.accum_stats()["conflicts"]
            self._budget.spend(spent - self._conflicts)
            self._conflicts = spent
            if found is not None:
                return self._solver.get_model() if found else None


class Budget:
    """What is left of the conflicts one search may cost, over all its solvers."""

    def __init__(self, limits: Limits) -> None:
        self._left = limits.conflicts
        self._cancelled = limits.cancelled

    def slice(self) -> int:
        """How many conflicts the next slice may cost. Raises Unfinished if none are left, or somebody called it off."""
        if self._cancelled():
            raise Unfinished(End.CANCELLED)
        if self._left <= 0:
            raise Unfinished(End.CONFLICTS)
        return min(SLICE, self._left)

    def spend(self, conflicts: int) -> None:
        """Take conflicts off."""
        self._left -= conflicts
