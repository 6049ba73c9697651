"""Notes in a table of Spark's, judged where they lie: a DataFrame in, a DataFrame of findings out.

>>> from doclint.spark import check_dataframe
>>> findings = check_dataframe(df, text="note_text", id="note_id", code="cpt")

Needs the extra ``spark``. What the columns of the result are is in ``doclint.spark.schema``.
"""

from __future__ import annotations

from doclint.spark.check import check_dataframe

__all__ = ["check_dataframe"]
