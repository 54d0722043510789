"""File, memory and followers stay equal whatever is done: 200 random sittings."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, settings

from tests.document.machine import DocumentMachine

# a failing sitting is made shorter before it is shown, which may take some minutes
pytestmark = pytest.mark.timeout(900)

TestDocument = DocumentMachine.TestCase
TestDocument.settings = settings(
    max_examples=200,
    stateful_step_count=30,
    deadline=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
