"""Entries as references: in AMA style, with live links, escaped whatever they hold, and retracted ones marked."""

import pytest
from guide.sources.bibliography import read_bibliography
from lxml import html
from presentation.references import Source, format_sources

BIB = r"""
@article{hardy2012,
  author = {Hardy, Janet and Quinn, Stephen J. and {van der Berg}, Anna-Lena},
  title = {{S}-ketamine for cancer pain: a trial},
  journal = {Journal of Pain \& Symptoms},
  year = {2012}, volume = {30}, number = {29}, pages = {3611--3617},
  doi = {10.1000/one}, pmid = {123}, pmcid = {PMC9}, design = {randomised controlled trial},
}
@article{bell2017,
  author = {A, Ann and B, Bob and C, Cid and D, Dan and E, Eve and F, Flo and G, Gus},
  title = {Does it work?}, journal = {Pain}, year = {2017}, design = {systematic review}, pmid = {5},
}
@misc{nice2021,
  author = {{National Institute of Care}}, title = {Chronic pain}, publisher = {National Institute of Care},
  year = {2021}, url = {https://nice.example/x}, doi = {}, design = {guideline},
}
@incollection{old1990,
  author = {Old, O. and others}, title = {A chapter}, booktitle = {A book}, publisher = {Press}, year = {1990},
  pages = {1--9}, unlinked = {printed book}, design = {book chapter},
}
"""
SOURCES = format_sources(read_bibliography("references.bib", BIB).by_key)


def source(**fields: str) -> Source:
    """Return the source that an article with these fields is."""
    listed = {"author": "Hardy, Janet", "title": "A trial", "journal": "Pain", "year": "2012"} | fields
    text = ", ".join(f"{name} = {{{value}}}" for name, value in listed.items())
    return format_sources(read_bibliography("references.bib", f"@article{{hardy2012, {text}}}").by_key)["hardy2012"]


def text_of(markup: str) -> str:
    return html.fragment_fromstring(markup, create_parent="div").text_content()


def addresses_of(markup: str) -> list[str]:
    return html.fragment_fromstring(markup, create_parent="div").xpath(".//a/@href")


@pytest.mark.parametrize(
    ("key", "reference"),
    [
        (
            "hardy2012",
            "Hardy J, Quinn SJ, van der Berg AL. S-ketamine for cancer pain: a trial. "
            "Journal of Pain & Symptoms. 2012;30(29):3611–3617.",
        ),
        ("bell2017", "A A, B B, C C, et al. Does it work? Pain. 2017."),
        ("nice2021", "National Institute of Care. Chronic pain. 2021."),
        ("old1990", "Old O, et al. A chapter. In: A book. Press; 1990:1–9."),
    ],
)
def test_a_reference_is_in_ama_style(key, reference):
    assert text_of(SOURCES[key].reference) == reference


def test_a_reference_links_to_where_the_source_can_be_read():
    assert addresses_of(SOURCES["hardy2012"].links) == [
        "https://doi.org/10.1000/one",
        "https://pubmed.ncbi.nlm.nih.gov/123/",
        "https://pmc.ncbi.nlm.nih.gov/articles/PMC9/",
    ]
    assert addresses_of(SOURCES["nice2021"].links) == ["https://nice.example/x"]
    assert SOURCES["old1990"].links == "No public address: printed book"


@pytest.mark.parametrize(
    ("doi", "address"),
    [
        ("10.1000/one", "https://doi.org/10.1000/one"),
        (
            "10.1002/(SICI)1096(1999)1:2<3::AID-X>3.0.CO;2-#",
            "https://doi.org/10.1002/(SICI)1096(1999)1:2%3C3::AID-X%3E3.0.CO;2-%23",
        ),
        ("10.1000/a?b", "https://doi.org/10.1000/a%3Fb"),
        ("10.1000/a%b", "https://doi.org/10.1000/a%25b"),
        ("10.1000/a b", "https://doi.org/10.1000/a%20b"),
        ("10.1000/a'b", "https://doi.org/10.1000/a%27b"),
        ("10.1000/ä", "https://doi.org/10.1000/%C3%A4"),
        # As reference managers write them for LaTeX.
        (r"10.5555/978-3-319-1-0\_6", "https://doi.org/10.5555/978-3-319-1-0_6"),
        (r"10.5555/978{\_}6", "https://doi.org/10.5555/978_6"),
        (r"10.5555/a\%b\&c", "https://doi.org/10.5555/a%25b%26c"),
        ("10.5555/a--b", "https://doi.org/10.5555/a--b"),
    ],
)
def test_the_link_of_a_doi_leads_to_that_doi(doi: str, address: str):
    made = source(doi=doi)
    assert addresses_of(made.links) == [address]
    assert made.address == address


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://x.example/a?b=1&c=2#d", "https://x.example/a?b=1&c=2#d"),
        (r"https://x.example/a\_b\&c", "https://x.example/a_b&c"),
        ("https://x.example/a{\\_}b", "https://x.example/a_b"),
        ("https://x.example/~a--b%20c", "https://x.example/~a--b%20c"),
    ],
)
def test_an_address_stays_as_it_is_typed(url: str, address: str):
    assert addresses_of(source(url=url).links) == [address]


MARKUP = "</i><svg onload=alert(1)>&amp; \"q\" 'a'"


@pytest.mark.parametrize(
    "field", ["author", "title", "journal", "year", "volume", "number", "pages", "url", "pmid", "pmcid", "unlinked"]
)
def test_a_field_of_the_bibliography_reaches_readers_as_text(field: str):
    # In braces of its own, so that names stay as they are.
    made = source(**{field: f"{{{MARKUP}}}" if field == "author" else MARKUP})
    for markup in (made.reference, made.links):
        elements = {element.tag for element in html.fragment_fromstring(markup, create_parent="div").iter()}
        assert elements <= {"div", "i", "a"}
    shown = text_of(made.reference) + text_of(made.links) + " ".join(addresses_of(made.links))
    assert "svg onload=alert(1)" in shown.replace("%20", " ")


def test_a_book_in_a_book_and_its_publisher_reach_readers_as_text():
    text = (
        f"@incollection{{old1990, author = {{Old, O.}}, title = {{A}}, booktitle = {{{MARKUP}}}, publisher = {{<b>}}}}"
    )
    made = format_sources(read_bibliography("references.bib", text).by_key)["old1990"]
    assert "<svg" not in made.reference
    assert "<b>" not in made.reference
    assert '<svg onload=alert(1)>& "q"' in text_of(made.reference)


def test_a_retracted_source_is_named_so_and_its_reference_begins_so():
    made = source(retracted="2021", doi="10.1000/one")
    assert made.name == "Hardy 2012 (retracted)"
    assert text_of(made.reference) == "Retracted. Hardy J. A trial. Pain. 2012."
    assert 'aria-label="DOI: Hardy 2012 (retracted)"' in made.links
    assert "etracted" not in source().name + source().reference
