"""Gold notes against what doclint reads out of them: how good is it, and where is it wrong?"""

from doclint.evaluate.figures import Figure, wilson
from doclint.evaluate.gold import GoldNote, read_gold
from doclint.evaluate.scores import Evaluation, evaluate

__all__ = ["Evaluation", "Figure", "GoldNote", "evaluate", "read_gold", "wilson"]
