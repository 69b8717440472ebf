"""A number that only counts the sources that the claim itself cites needs no card that has it."""

import pytest
from claimcheck.naming import counts_sources
from claimcheck.prose import prose_of
from guide.figures.figure import find_figures
from guide.markdown.reading import read_page
from guide.sources.bibliography import read_bibliography

DESIGNS = {"review": "systematic review", "one": "randomised controlled trial", "two": "crossover trial"}
BIB = "".join(f"@article{{{key}, title = {{A title}}, design = {{{design}}}}}\n" for key, design in DESIGNS.items())


def _counts(sentence: str) -> bool:
    (claim,) = read_page("docs/pain.md", f"{sentence}\n").claims
    prose = prose_of(claim)
    return counts_sources(find_figures(prose)[0], prose, claim, read_bibliography("references.bib", BIB).by_key)


@pytest.mark.parametrize(
    "sentence",
    [
        "Two trials found less pain [@one; @two].",
        "Both found less pain in 2 trials [@one; @two].",
        "A review and two trials found less pain [@review; @one; @two].",
        "Three sources agree [@review; @one; @two].",
        "Two trials, and a third, found less pain [@review; @one; @two].",
    ],
)
def test_a_number_of_the_cited_sources_or_of_one_design_counts_them(sentence):
    assert _counts(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Three trials found less pain [@one; @two].",
        "Three trials found less pain [@review; @one].",
        "Two reviews found less pain [@review; @one; @two].",
        "In 1 trial pain fell [@one].",
        "More than 2 trials found less pain [@one; @two].",
        "Two people found less pain [@one; @two].",
    ],
)
def test_any_other_number_counts_something_else(sentence):
    assert not _counts(sentence)
