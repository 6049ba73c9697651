"""A misread note made small and nobody's: the least text that is still read so, without its words.

Nothing is written to a file on the way, and the reducers at hand (picire, shrinkray) try their
candidates as files given to a command: so the search is our own, and small.
"""

from __future__ import annotations

from doclint.reduce.issue import Issue, NotReducedError, reduce_note

__all__ = ["Issue", "NotReducedError", "reduce_note"]
