"""Who has a case open for changing: a small file beside it, there only while somebody does.

The file names the user, the computer and the process, for whoever comes second. Whether its holder still lives is
told by an operating system lock on it, which a dying process cannot keep; on file systems without such locks, by the
process id on the same computer, and on another computer it counts as held. The name goes nowhere else.
"""

from __future__ import annotations

import errno
import json
import os
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

from moot.model.phrases import phrase

_TRIES: Final = 50
# Windows locks keep others from reading the bytes they cover: lock one far behind the text
_LOCKED_BYTE: Final = 1 << 30


class Holder(NamedTuple):
    """Who has a case open. Empty and 0 where that cannot be read."""

    user: str = ""
    host: str = ""
    pid: int = 0

    @classmethod
    def me(cls) -> Holder:
        """This process."""
        import getpass  # not needed before the first edit, and would hold up every start

        try:
            user = getpass.getuser()
        except (OSError, KeyError, ImportError):  # a process without an account, as in a container
            user = ""
        return cls(user, _this_computer(), os.getpid())

    def __str__(self) -> str:
        if self.host == _this_computer() and self.pid == os.getpid():
            return phrase("another window")
        if not self.user:
            return phrase("someone on {host}", host=self.host) if self.host else phrase("someone else")
        return phrase("{user} on {host}", user=self.user, host=self.host) if self.host else self.user


class HeldError(Exception):
    """Somebody has the case open already: `holder`."""

    def __init__(self, holder: Holder) -> None:
        super().__init__(str(holder))
        self.holder = holder


class Lock:
    """The right to change one case file, held until `release`."""

    def __init__(self, path: Path, descriptor: int) -> None:
        self._path = path
        self._descriptor: int | None = descriptor

    @classmethod
    def take(cls, case: Path) -> Lock:
        """Take the lock of a case, also from a holder that died. Raises HeldError, or OSError if none can be made."""
        path = lock_path(case)
        for _ in range(_TRIES):
            try:
                descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
            except PermissionError:
                # another user's file, or one that Windows is about to remove
                _clear_if_stale(path)
                continue
            try:
                _claim(descriptor)
            except BaseException:
                with suppress(OSError):
                    os.close(descriptor)
                raise
            if not _is_at(path, descriptor):
                os.close(descriptor)  # its holder removed it between our opening and our locking it
                continue
            lock = cls(path, descriptor)
            try:
                _sign(descriptor)
            except BaseException:  # on a full disk a file can be made and not be written to
                lock.release()
                raise
            return lock
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))

    def release(self) -> None:
        """Give the right up and remove the file. Twice does no harm."""
        descriptor, self._descriptor = self._descriptor, None
        if descriptor is None:
            return
        mine = _is_at(self._path, descriptor)
        if sys.platform == "win32":
            # nothing open can be removed there; if a next holder was quicker, removing fails and should
            os.close(descriptor)
            if mine:
                with suppress(OSError):
                    self._path.unlink()
            return
        if mine:
            with suppress(OSError):
                self._path.unlink()
        os.close(descriptor)


def holder_of(case: Path) -> Holder | None:
    """Who has a case open for changing right now, if anybody."""
    if not lock_path(case).exists():
        return None
    try:
        Lock.take(case).release()
    except HeldError as held:
        return held.holder
    except OSError:
        return _read(lock_path(case))
    return None


def lock_path(case: Path) -> Path:
    """The lock file of a case: hidden, beside the file a link leads to."""
    real = case.resolve()
    name = f".{real.name}.lock"
    if len(os.fsencode(name)) > 255:
        import hashlib  # needed seldom

        name = f".{hashlib.sha256(os.fsencode(real.name)).hexdigest()[:16]}.lock"
    return real.with_name(name)


def _this_computer() -> str:
    import platform  # not needed before the first edit, and would hold up every start

    return platform.node()


def _claim(descriptor: int) -> None:
    taken = _lock(descriptor)
    if taken:
        return
    holder = _signature(descriptor)
    if taken is None and (holder == Holder() or _is_dead(holder)):
        return
    raise HeldError(holder)


def _clear_if_stale(path: Path) -> None:
    try:
        descriptor = os.open(path, os.O_RDONLY)
    except FileNotFoundError:
        if not os.access(path.parent, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path)) from None
        return
    except PermissionError:
        time.sleep(0.01)
        return
    try:
        _claim(descriptor)
        path.unlink(missing_ok=True)
    finally:
        os.close(descriptor)


def _is_at(path: Path, descriptor: int) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except OSError:
        return False


def _sign(descriptor: int) -> None:
    os.ftruncate(descriptor, 0)
    os.lseek(descriptor, 0, os.SEEK_SET)
    os.write(descriptor, json.dumps(Holder.me()._asdict()).encode())


def _read(path: Path) -> Holder:
    try:
        descriptor = os.open(path, os.O_RDONLY)
    except OSError:
        return Holder()
    try:
        return _signature(descriptor)
    finally:
        os.close(descriptor)


def _signature(descriptor: int) -> Holder:
    try:
        os.lseek(descriptor, 0, os.SEEK_SET)
        found = json.loads(os.read(descriptor, 4096))
        return Holder(str(found["user"]), str(found["host"]), int(found["pid"]))
    except (OSError, ValueError, TypeError, KeyError):
        return Holder()


def _is_dead(holder: Holder) -> bool:
    if holder.host != _this_computer() or sys.platform == "win32":
        return False
    try:
        os.kill(holder.pid, 0)
    except ProcessLookupError:
        return True
    except OSError:
        return False
    return False


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> bool | None:
        os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _lock(descriptor: int) -> bool | None:
        """Whether this process now holds the lock; None where the file system knows no locks."""
        try:
            # flock, not fcntl: it also tells two windows of one process apart
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno in (errno.EWOULDBLOCK, errno.EACCES):
                return False
            return None
        return True
