"""The server: notes in by HTTP, the commands' own reports out, and nothing kept.

``app`` has the routes, ``gate`` what every request passes (``guard``, ``limits``, ``headers``,
``metrics``), ``answers`` what runs in the worker processes of ``pool``. ``interop`` has the routes
for record systems, ``hooks`` and ``operation`` what they are told. Needs the extra ``web``.
"""
