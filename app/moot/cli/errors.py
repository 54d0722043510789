"""What the command line says when it cannot do what was asked, and the exit codes that go with it.

0 all done · 1 done, and a check found something (`--strict`) · 2 bad input or a bad command, said in a sentence ·
3 a bug of Moot's own, with a report · 130 stopped with Ctrl+C · 141 whoever read the output went away.
"""

from __future__ import annotations

FOUND = 1
BAD_INPUT = 2
BUG = 3
STOPPED = 130
PIPE_CLOSED = 141


class BadInput(Exception):  # noqa: N818 - it says what is bad, as click's own exceptions do
    """Something is wrong with what was given, not with Moot. The message is one sentence that names it."""
