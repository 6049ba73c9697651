"""The report as one page that needs no network and no script, to be read, printed and passed on.

``reporter`` takes the notes, ``figures`` counts, ``charts`` draws, ``excerpt`` and ``marks`` show the
note's text with what was found in it; ``templates`` holds the page and its style.
"""
