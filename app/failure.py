"""What set-up says: progress on stderr (stdout is the program's), and failures a person can act on, in one sentence."""

from __future__ import annotations

import sys


class SetupError(Exception):
    """Set-up cannot go on; the message is a sentence with its remedy."""


def tell(sentence: str) -> None:
    """Print one line of progress or advice."""
    print(f"moot: {sentence}", file=sys.stderr, flush=True)
