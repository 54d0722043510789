"""The documents kept in a case file, each once, under the sha256 of its content."""

from __future__ import annotations

import sqlite3
from typing import NamedTuple


class Attached(NamedTuple):
    """A document as it was found; `whole` unless its content is no longer the one it was kept under."""

    content: bytes
    media_type: str
    whole: bool


def attach(connection: sqlite3.Connection, content: bytes, media_type: str) -> str:
    """Keep a document, unless it is there already; its sha256 in hex."""
    digest = _digest(content)
    connection.execute(
        "INSERT INTO attachment (digest, size, media_type, content) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (digest) DO NOTHING",
        (digest, len(content), media_type, content),
    )
    return digest


def attached(connection: sqlite3.Connection, digest: str) -> Attached | None:
    """The document with this sha256 in hex; None where it is not in the file."""
    row = connection.execute("SELECT content, media_type FROM attachment WHERE digest = ?", (digest,)).fetchone()
    if row is None:
        return None
    content, media_type = row
    whole = isinstance(content, bytes) and _digest(content) == digest
    return Attached(content if whole else b"", str(media_type), whole)


def _digest(content: bytes) -> str:
    import hashlib  # needed seldom, and would hold up every start

    return hashlib.sha256(content).hexdigest()
