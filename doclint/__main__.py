"""``python -m doclint``."""

from __future__ import annotations

import sys

from doclint.cli import main

if __name__ == "__main__":
    sys.exit(main())
