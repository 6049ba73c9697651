"""The store: one SQLite file that keeps runs, what was judged in them, and reviewers' answers.

What is in it, and what whoever steals the file reads there:

- In the open: when a run was and under which rules; of each note its verdict, the codes that it was
  judged by, the department (hashed with ``--note-name hash``), of each element whether it is
  documented, and of mode, approach and action which of a few fixed codes; of each finding rule,
  code, element, severity and line; of a review who said what and why, as it was typed.
- As keyed hashes (HMAC-SHA-256): names of notes, texts, encounters, authors, days, months, and what
  findings are known by. The key is that of ``DOCLINT_HASH_KEY``; with it elsewhere the file tells
  which notes are the same one, of one encounter, author or month, and no more. Without it a random
  key stands in the file itself, and so the thief has it: the hashes then tell nothing at a glance,
  but any name, day or whole text can be tried, and months and days are few enough to try them all.
- Sealed (``seals.py``): the rest of each verdict, which a later run needs in order to make the same
  report byte for byte: values, and where in the text they stand. The words of evidence are not even
  there; they are cut from the note again. A seal opens with the note's own whole text and the key,
  and with nothing else: it gives whoever has not the text no word of it, and whoever has it no more
  than doclint reads out of it. Its length tells about how much was read.

So the file is to be kept as the notes are. It is made for its owner alone (mode 0600), and what
``doclint runs --prune`` drops is gone from it.
"""

from __future__ import annotations

from doclint.store.database import Store, open_store

__all__ = ["Store", "open_store"]
