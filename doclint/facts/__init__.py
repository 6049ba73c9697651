"""What is known of the codes, each statement with its sources; reads no note.

``schemas/facts.json`` keeps a statement once, with the values of the axes (kind of work, mode,
approach, age band) that it holds for, and every code's page is composed of those that fit it.
"""

from doclint.facts.book import Facts, Heading, Neighbour, Section
from doclint.facts.statements import CONFIDENCES, Statement

__all__ = ["CONFIDENCES", "Facts", "Heading", "Neighbour", "Section", "Statement"]
