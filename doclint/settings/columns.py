"""Which columns of tables the settings in force name."""

from __future__ import annotations

from doclint.readers.options import Columns
from doclint.settings.model import Settings


def columns_of(settings: Settings) -> Columns:
    """The columns as readers take them."""
    return Columns(
        text=settings.text_column,
        id=settings.id_column,
        code=settings.code_column,
        encounter=settings.encounter_column,
        date=settings.date_column,
        author=settings.author_column,
        service=settings.service_column,
    )
