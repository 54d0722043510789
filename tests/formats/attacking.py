"""What the tests of the formats for frameworks share."""

from __future__ import annotations

from moot.model.case import Case


def arrows(case: Case) -> list[tuple[str, str]]:
    """Who objects to whom, in the order of the file."""
    return [
        (premise.claim, argument.conclusion)
        for argument in case.arguments.values()
        for premise in case.premises_of(argument.id)
    ]
