"""A record against what its code needs."""

from doclint.checks.codes import check_code, check_named_codes, check_shared
from doclint.checks.records import faults_of_form

__all__ = ["check_code", "check_named_codes", "check_shared", "faults_of_form"]
