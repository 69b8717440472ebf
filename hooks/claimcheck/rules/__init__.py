"""The rules, one a module; a module's name is its rule's name, with hyphens for underscores."""

from claimcheck.rules import (
    claim_in_heading,
    claim_in_meaning,
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
    odd_sign,
    orphan_card,
    plain_markdown,
    reading_box,
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
    plain_markdown,
    odd_sign,
    uncited_claim,
    unknown_key,
    malformed_citation,
    split_sentence,
    handwritten_footnote,
    claim_in_heading,
    claim_in_meaning,
    retracted_source,
    figure_not_in_source,
    figure_in_reading,
    reading_box,
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
