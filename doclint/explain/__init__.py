"""What there is to know of a code or a rule, out of ``schemas/``; reads no note.

``pages`` gathers it, ``forms`` writes it as text, Markdown and JSON.
"""
