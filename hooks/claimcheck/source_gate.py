"""The source gate: every rule over the Markdown and the bibliography, before anything is built."""

from guide.guide import Guide

from claimcheck.finding import Finding, finding
from claimcheck.rules import RULES, name_of


def check(guide: Guide) -> list[Finding]:
    """Return what all rules have to say, sorted by path, line and column, each thing once."""
    return sorted({finding(name_of(rule), found) for rule in RULES for found in rule.check(guide)})
