"""`python3 app [ARGUMENTS]`: sets Moot up when needed, then runs it. Must at least start on any Python."""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - this file is read by whatever Python is there
    have = ".".join(str(part) for part in sys.version_info[:3])
    sys.exit("moot: Moot needs Python 3.11 or later, and this is " + have + ". Start it with a later one.")

import bootstrap

if __name__ == "__main__":
    sys.exit(bootstrap.run_app(sys.argv[1:]))
