"""What the programs in this folder share: they run in environments without doclint, told what to do by lines.

The first line brings rules and notes; ``go`` reads all notes and gives the processor time that it
took, ``spans`` gives what was found.
"""

from __future__ import annotations

import gc
import json
import sys
import time
from collections.abc import Callable
from typing import Any

Span = tuple[int, int, str, bool]
"""Where it begins, where it has ended, number of the rule, whether it is negated."""


def serve(build: Callable[[dict[str, Any]], Any], spans: Callable[[Any], list[Span]]) -> None:
    """Do what is asked until nothing more is."""
    # Libraries may print; what they have to say is not for whoever asks here.
    answers, sys.stdout = sys.stdout, sys.stderr
    told = json.loads(sys.stdin.readline())
    nlp, notes = build(told), told["notes"]
    for note in notes:
        nlp(note)
    print(json.dumps("ready"), file=answers, flush=True)
    for line in sys.stdin:
        answer: Any
        if line.strip() == "go":
            gc.collect()
            start = time.process_time()
            for note in notes:
                nlp(note)
            answer = time.process_time() - start
        else:
            answer = [spans(nlp(note)) for note in notes]
        print(json.dumps(answer), file=answers, flush=True)
