"""Where the data files are, in a checkout and in an installed wheel."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from doclint.errors import DataFileError

_PACKAGE = Path(__file__).resolve().parent


@cache
def data_dir(name: str) -> Path:
    """Give the folder ``patterns`` or ``schemas``.

    A wheel carries them inside the package (``doclint/_data``), a checkout at its top.

    Raises:
        DataFileError: neither place has the folder.
    """
    for folder in (_PACKAGE / "_data" / name, _PACKAGE.parent / name):
        if folder.is_dir():
            return folder
    raise DataFileError(name, "the data folder is not part of this installation")
