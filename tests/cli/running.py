"""The command line as a person meets it: a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "data" / "samples"
DISPUTE = SAMPLES / "export-control-dispute.yaml"
FOX = SAMPLES / "pierson-v-post.yaml"


def moot(
    *arguments: str | Path, cwd: Path | None = None, given: bytes = b"", before: str = ""
) -> subprocess.CompletedProcess[bytes]:
    """Run `moot` with these arguments; `before` is Python to run first in that process."""
    code = f"{before}\nfrom moot.cli.main import main\nmain()"
    environment = os.environ | {"PYTHONPATH": str(ROOT / "app"), "PYTHONWARNINGS": "error", "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        cwd=cwd,
        input=given,
        capture_output=True,
        env=environment,
        timeout=120,
        check=False,
    )


def complaint(done: subprocess.CompletedProcess[bytes], code: int = 2) -> str:
    """What was said on standard error: one line that begins with the program's name; nothing on standard output."""
    text = done.stderr.decode("utf-8")
    assert done.returncode == code, text
    assert done.stdout == b""
    assert text.startswith("moot: "), text
    assert text.count("\n") == 1, text
    assert "Traceback" not in text
    assert text.rstrip("\n").endswith((".", "?", "!")), text
    return text
