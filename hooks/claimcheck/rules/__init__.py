"""The rules, one a module; a module's name is its rule's name, with hyphens for underscores."""

from claimcheck.rules import (
    certainty_not_in_source,
    claim_in_heading,
    direction_not_in_source,
    dose_typography,
    duplicate_entry,
    figure_in_reading,
    figure_not_in_source,
    front_matter,
    handwritten_footnote,
    incomplete_card,
    incomplete_entry,
    malformed_citation,
    missing_card,
    orphan_card,
    retracted_source,
    split_sentence,
    uncited_claim,
    uncited_entry,
    unknown_key,
    unknown_reason,
    unknown_unit,
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
    figure_not_in_source,
    certainty_not_in_source,
    direction_not_in_source,
    unknown_unit,
    figure_in_reading,
    dose_typography,
    unused_waiver,
    unknown_reason,
    duplicate_entry,
    incomplete_entry,
    uncited_entry,
    missing_card,
    orphan_card,
    incomplete_card,
)


def name_of(rule) -> str:
    """Return the name that findings, tests and the writing guide use for a rule's module."""
    return rule.__name__.rpartition(".")[2].replace("_", "-")
