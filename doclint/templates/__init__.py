"""Blank notes: the one that a code's needs give, and what a site's own could never document.

The slots, their titles and made-up samples are data (``schemas/templates``); which of them a code
has is said by the code's schema.
"""

from __future__ import annotations

from doclint.templates.blank import Slot, Template, template_of
from doclint.templates.check import TemplateReport, check_template

__all__ = ["Slot", "Template", "TemplateReport", "check_template", "template_of"]
