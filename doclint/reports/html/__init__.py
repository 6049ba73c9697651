"""The report as one page that needs no network and no script, to be read, printed and passed on.

``reporter`` takes the notes, ``figures`` counts and ``charts`` measures bars; ``note`` is what is told
of one note: ``places`` says what is marked in it, ``excerpt`` which lines are shown, ``marks`` nests
the marks. ``templates`` holds the page and its style, which ``page`` fills.
"""
