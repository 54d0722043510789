"""What keeps a picture from being made."""

from __future__ import annotations


class PictureError(Exception):
    """A picture that cannot be made: one sentence that says why and what helps."""
