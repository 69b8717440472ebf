"""The rules, one a module; a module's name is its rule's name, with hyphens for underscores."""

from claimcheck.rules import (
    claim_in_heading,
    dose_typography,
    duplicate_entry,
    front_matter,
    handwritten_footnote,
    incomplete_entry,
    malformed_citation,
    retracted_source,
    split_sentence,
    uncited_claim,
    uncited_entry,
    unknown_key,
    unknown_reason,
    unreadable_file,
    unused_waiver,
)

RULES = (
    unreadable_file,
    front_matter,
    uncited_claim,
    unknown_key,
    malformed_citation,
    split_sentence,
    handwritten_footnote,
    claim_in_heading,
    retracted_source,
    dose_typography,
    unused_waiver,
    unknown_reason,
    duplicate_entry,
    incomplete_entry,
    uncited_entry,
)


def name_of(rule) -> str:
    """Return the name that findings, tests and the writing guide use for a rule's module."""
    return rule.__name__.rpartition(".")[2].replace("_", "-")
