"""Every reader of text takes about twice the time for twice the text, whatever signs it is made of.

Measured over three doublings, since one alone meets the steps of a processor's caches. Time is the process's own, so
that what else runs does not count, and the best of several is taken.
"""

from collections.abc import Callable
from time import process_time

import pytest
from claimcheck.retraction import says_retracted
from claimcheck.site.claims import page_claims
from claimcheck.words import quantities_in_words, share_in_words, states_without_stop
from guide.figures.arms import find_arms, find_contrasts
from guide.figures.certainty import find_certainty
from guide.figures.direction import find_directions
from guide.figures.figure import _figures
from guide.figures.pairs import find_pairs
from guide.markdown.front_matter import read_front_matter
from guide.markdown.reading import read_page
from guide.markdown.sentences import split_sentences
from guide.sources.bibliography import read_bibliography
from guide.sources.cards import read_card
from guide.sources.fields import bare_address, same_address
from guide.sources.latex import left_over, plain
from guide.sources.names import name_problems
from lxml import html

DOUBLINGS = 3
MOST = 2.6
# Long enough to be measured, short enough to end where time grows with the square.
FIRST, ENOUGH, LONGEST = 1_000, 0.001, 100_000
PIECES = {
    "brackets": "[", "closing brackets": "]",
    "round brackets": "(", "braces": "{", "nested lists": "- ", "nested names": "{a: ",
    "angles": "<", "pipes": "|",
    "stars": "*", "stars and words": "*a ", "underscores": "_", "spaces": " ", "words": "pain ", "quotes": "'",
    "double quotes": '"', "backticks": "`", "backslashes": "\\", "at signs": "@", "citations": "[@a2012] ",
    "open citations": "[@a; ", "links": "[a](b.md) ", "open links": "[a](", "comments": "<!-- a -->",
    "open comments": "<!--", "full stops": ". ", "sentences": "Pain fell. ", "colons": ":", "dashes": "-",
    "minus signs": "−", "hashes": "#", "ampersands": "&", "entities": "&amp;", "digits": "1", "numbers": "5 ",
    "decimal points": "1.", "doses": "5 mg/kg twice daily ", "intervals": "(95% CI 1 to 2) ", "percent": "5% ",
    "versus": "5% versus ", "arms": "5% with ketamine and ", "of": "5 of ", "or": "at most 5 or ",
    "ratios": "risk ratio for a of ", "odds": "odds ", "number words": "twenty ", "thousands": "a thousand ",
    "more": "more ", "no difference": "no difference ", "retracted": "retracted lid ",
    "retraction of": "retraction of ", "verbs": "is fell ", "certainty": "low certainty ",
    "certainty of": "certainty of the evidence ", "dollars": "$", "tildes": "~", "commands": "\\textit ",
    "braced commands": "\\textit{", "accents": "\\'", "names": "Smith, A and ", "commas": ", ", "per cents": "%",
    "equals": "a = ", "astral signs": "𝟓", "no-break spaces": "\u00a0", "zero-width signs": "\u200b",
    "lines": "a\n", "empty lines": "\n\n", "tabs": "\t", "open fences": "~~~a\n", "fences": "```\na\n",
    "table rows": "| a | b |\n", "bullets": "- a\n",
    "returns": "\r\n",
}  # fmt: skip


def _figures_of(text: str) -> None:
    _figures.cache_clear()
    figures = list(_figures(text))
    list(find_pairs(text, figures, of_claim=True))
    list(find_arms(text, figures))
    list(find_contrasts(text, figures, of_claim=True))
    list(find_contrasts(text, figures, of_claim=False))


def _words_of(text: str) -> None:
    list(find_directions(text))
    find_certainty(text)
    says_retracted(text)
    states_without_stop(text)
    list(quantities_in_words(text))
    share_in_words(text)


def _field(text: str) -> None:
    plain(text)
    left_over(text)
    list(name_problems(text))
    bare_address(text)
    same_address(f"https://a.example/{text}")


def _site(text: str) -> None:
    root = html.document_fromstring("<main><article><div data-kind='evidence'><p></p></div></article></main>")
    root.xpath("//p")[0].text = "".join(sign for sign in text if sign.isprintable() or sign == "\n")
    list(page_claims(root))


READERS: dict[str, Callable[[str], object]] = {
    "a page": lambda text: read_page("docs/x.md", f"# A\n\n{text}\n"),
    "a card": lambda text: read_card(
        read_page("docs/sources/a.md", f"---\nkey: a\n---\n\n## What was found\n\n- {text}\n")
    ),
    "front matter": lambda text: read_front_matter(f"---\ntitle: {text}\n---\n"),
    "sentences": lambda text: list(split_sentences(text, 0, len(text))),
    "a bibliography": lambda text: read_bibliography("a.bib", text),
    "an entry": lambda text: read_bibliography("a.bib", "@article{a, title = {" + text + "}}"),
    "a field": _field,
    "figures": _figures_of,
    "words": _words_of,
    "a built page": _site,
}


def _time(read: Callable[[str], object], text: str) -> float:
    before = process_time()
    read(text)
    return process_time() - before


def _growth(read: Callable[[str], object], piece: str, tries: int = 30) -> float:
    """Return how many times as long a text of twice the length takes, over some doublings, the best of several."""
    size = FIRST
    while size < LONGEST and _time(read, piece * (size // len(piece))) < ENOUGH:
        size *= 2
    count = size // len(piece)
    best = float("inf")
    # Measured side by side: a machine may run at half its speed for some while.
    for _ in range(tries):
        short = min(_time(read, piece * count) for _ in range(3))
        long = min(_time(read, piece * (count << DOUBLINGS)) for _ in range(2))
        best = min(best, (long / max(short, ENOUGH / 4)) ** (1 / DOUBLINGS))
        if best <= MOST:
            break
    return best


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("piece", PIECES)
def test_twice_the_text_takes_twice_the_time(reader: str, piece: str):
    assert _growth(READERS[reader], PIECES[piece]) <= MOST


def test_time_that_grows_with_the_square_is_noticed():
    def square(text: str) -> int:
        return sum(1 for _ in range(len(text) // 100) for _ in text)

    assert _growth(square, "pain ", tries=3) > MOST
