"""Terms of the glossary explain themselves where a page uses them, and change nothing else."""

import re
from pathlib import Path

import markdown as python_markdown
import pytest
import yaml
from guide.markdown.reading import read_page
from presentation.glossary import GLOSSARY, read_glossary, with_abbreviations

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs" / GLOSSARY).read_text("utf-8")
TERMS = {"CRPS": "complex regional pain syndrome", "CI": "confidence interval", "wind-up": "pain that grows"}
MARK = re.compile(r'<abbr title="[^"]*">([^<]*)</abbr>')


def shown(text: str) -> str:
    """Return the HTML of Markdown with the extensions of the guide that need no settings."""

    class Loader(yaml.SafeLoader):
        """Reads mkdocs.yml without its environment variables."""

    Loader.add_constructor("!ENV", lambda loader, node: None)
    config = yaml.load((ROOT / "mkdocs.yml").read_text("utf-8"), Loader)
    extensions = [name if isinstance(name, str) else next(iter(name)) for name in config["markdown_extensions"]]
    return python_markdown.markdown(text, extensions=[name for name in extensions if "tabbed" not in name])


def unmarked(html: str) -> str:
    return MARK.sub(r"\1", html)


def test_the_short_meaning_stands_before_the_colon():
    text = (
        "# Glossary\n\nWords: a list.\n\n## Abbreviations\n\nCRPS\n:   complex regional pain syndrome: lasting pain\n\n"
        "## Technical words\n\nracemate\nracemic mixture\n:   both forms\n\n"
        "## Common words\n\nburst\n:   a short course\n"
    )
    assert read_glossary(text) == {
        "CRPS": "complex regional pain syndrome",
        "racemate": "both forms",
        "racemic mixture": "both forms",
    }


@pytest.mark.parametrize("text", ["", "# Glossary\n\nNothing yet.\n", "# G\n\nA note: see CRPS\n"])
def test_no_list_is_no_terms(text):
    assert read_glossary(text) == {}


def test_every_entry_of_the_glossary_is_read():
    marked = TEXT.split("\n## Common words\n")[0]
    assert len(read_glossary(TEXT)) == len(re.findall(r"^: ", marked, re.MULTILINE))
    terms = re.findall(r"^(.+)\n: ", TEXT, re.MULTILINE)
    assert 40 <= len(terms) == len(set(terms)) == TEXT.count("\n:   ") <= 70
    for section in re.split(r"^## .*$", TEXT, flags=re.MULTILINE)[1:]:
        listed = re.findall(r"^(.+)\n: ", section, re.MULTILINE)
        assert listed == sorted(listed, key=str.lower)


def test_the_glossary_states_no_figures():
    body = read_page("docs/" + GLOSSARY, TEXT).masked
    assert not re.search(r"\d", body)


def test_a_term_is_marked_wherever_it_stands_as_written():
    page = "Pain in CRPS (95% CI 1 to 2) and crps, CRPSX and SCI [@one2018].\n"
    html = shown(with_abbreviations(page, TERMS))
    assert MARK.findall(html) == ["CRPS", "CI"]
    assert '<abbr title="complex regional pain syndrome">CRPS</abbr>' in html
    assert unmarked(html) == shown(page)


def test_a_page_without_terms_stays_as_it_is():
    assert with_abbreviations("Pain fell [@one2018].\n", TERMS) == "Pain fell [@one2018].\n"


@pytest.mark.parametrize("end", ["", "\n", "\n\n\n"])
@pytest.mark.parametrize(
    "last",
    [
        "CRPS is painful.",
        "- CRPS\n- CI",
        "| CRPS | CI |\n| --- | --- |\n| CRPS | 1 |",
        '!!! reading "Our reading"\n\n    CRPS is painful.',
        "CRPS\n:   a syndrome",
        "> CRPS",
        "## CRPS",
    ],
)
def test_whatever_ends_the_page_keeps_its_form(last, end):
    page = f"# CRPS\n\nText.\n\n{last}{end}"
    html = shown(with_abbreviations(page, TERMS))
    assert "CRPS" in MARK.findall(html)
    assert unmarked(html) == shown(page)
    assert "*[" not in html


@pytest.mark.parametrize(
    "code", ["`CRPS`", "```text\nCRPS\n```", "    CRPS", "<!-- CRPS -->", "[x](CRPS.md)", '<span title="CRPS"></span>']
)
def test_code_comments_and_addresses_stay_as_they_are(code):
    page = f"Text.\n\n{code}\n\nText.\n"
    assert shown(with_abbreviations(page, TERMS)) == shown(page)


def test_headings_keep_their_ids_and_their_place_in_the_table_of_contents():
    reader = python_markdown.Markdown(extensions=["abbr", "toc"])
    page = "# Pain (CRPS)\n\n## CRPS and wind-up\n\n## CI\n"
    reader.convert(page)
    plain = reader.toc_tokens
    reader.reset()
    html = reader.convert(with_abbreviations(page, TERMS))
    assert [token["id"] for token in plain[0]["children"]] == ["crps-and-wind-up", "ci"]
    named = [(token["id"], token["name"]) for token in reader.toc_tokens[0]["children"]]
    assert named == [(token["id"], token["name"]) for token in plain[0]["children"]]
    assert 'id="crps-and-wind-up"' in html


@pytest.mark.parametrize("path", sorted((ROOT / "docs").rglob("index.md")), ids=lambda path: path.parent.name)
def test_claims_and_citations_of_the_pages_stay_the_same(path):
    name = path.relative_to(ROOT).as_posix()
    text = path.read_text("utf-8")
    before, after = read_page(name, text), read_page(name, with_abbreviations(text, read_glossary(TEXT)))
    assert after.claims == before.claims
    assert after.titles == before.titles
    assert after.citations == before.citations
    assert with_abbreviations(text, read_glossary(TEXT)).startswith(text.rstrip("\n"))
