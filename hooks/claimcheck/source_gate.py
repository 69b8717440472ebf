"""The source gate: every rule over the Markdown and the bibliography, before anything is built."""

from guide.guide import Guide

from claimcheck.finding import Finding
from claimcheck.rules import RULES


def check(guide: Guide) -> list[Finding]:
    """Return what all rules have to say, sorted by path, line and column, each thing once."""
    return sorted({finding for rule in RULES for finding in rule.check(guide)})
