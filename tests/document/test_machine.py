"""File, memory and followers stay equal whatever is done: 200 random sittings."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

from tests.document.machine import DocumentMachine

TestDocument = DocumentMachine.TestCase
TestDocument.settings = settings(
    max_examples=200,
    stateful_step_count=30,
    deadline=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
