"""The store: one SQLite file that keeps runs, what was judged in them, and reviewers' answers.

No text of a note is in it. What it needs of a note's words in order to make the same report again
is sealed under a key that the note's own text gives (``doclint.store.keys``).
"""

from __future__ import annotations

from doclint.store.database import Store, open_store

__all__ = ["Store", "open_store"]
