"""references.bib is read entry by entry, and what cannot be read has a line and hides nothing else."""

import pytest
from guide.sources.bibliography import read_bibliography
from guide.sources.fields import named_in_address, same_address

SMITH = "@article{smith2019,\n    title = {Pain},\n    year = {2019}\n}\n"
LEE = "@book{lee2011,\n    title = {Dose},\n    year = {2011}\n}\n"


def _entries(text: str) -> list[str]:
    return [f"{entry.line} {entry.type} {entry.key}" for entry in read_bibliography("references.bib", text).entries]


def _problems(text: str) -> list[str]:
    found = read_bibliography("references.bib", text).unreadable
    return [f"{problem.place.line}:{problem.place.column} {problem.message}" for problem in found]


def _fields(text: str) -> dict[str, str]:
    (entry,) = read_bibliography("references.bib", text).entries
    return dict(entry.fields)


READ = {
    "an entry": (SMITH, ["1 article smith2019"]),
    "two entries": (SMITH + LEE, ["1 article smith2019", "5 book lee2011"]),
    "two entries on a line": ("@misc{a, year={1}} @misc{b, year={2}}", ["1 misc a", "1 misc b"]),
    "an entry after empty lines and a comment": ("\n% note\n\n" + SMITH, ["4 article smith2019"]),
    "an indented entry": ("\n   " + SMITH, ["2 article smith2019"]),
    "an entry in a file with Windows line breaks": (
        ("% note\n" + SMITH + LEE).replace("\n", "\r\n"),
        ["2 article smith2019", "6 book lee2011"],
    ),
    "an entry in a file with old line breaks": (
        (SMITH + LEE).replace("\n", "\r"),
        ["1 article smith2019", "5 book lee2011"],
    ),
    "an entry after a byte-order mark": ("\ufeff" + SMITH, ["1 article smith2019"]),
    "a key that stands twice, both times": (SMITH + SMITH, ["1 article smith2019", "5 article smith2019"]),
    "an entry type in capitals": ("@ARTICLE{smith2019, year = {2019}}", ["1 article smith2019"]),
    "an entry in round brackets": ("@misc(smith2019, year = {2019})", ["1 misc smith2019"]),
    "an entry without fields": ("@misc{smith2019}", ["1 misc smith2019"]),
    "an entry with a comma at its end": ("@misc{smith2019, year = {2019},}", ["1 misc smith2019"]),
    "not a string": ('@string{pain = "Pain"}\n' + SMITH, ["2 article smith2019"]),
    "not a preamble": ('@preamble{"x"}\n' + SMITH, ["2 article smith2019"]),
    "not a comment": ("@comment{anything, at all = {here}}\n" + SMITH, ["2 article smith2019"]),
    "not a comment in capitals": ("@COMMENT{anything}\n" + SMITH, ["2 article smith2019"]),
    "nothing in an empty file": ("", []),
    "nothing in a file of comments": ("% nothing yet\n", []),
}


@pytest.mark.parametrize(("text", "expected"), READ.values(), ids=READ)
def test_what_is_read_is(text: str, expected: list[str]):
    assert _entries(text) == expected
    assert _problems(text) == []


VALUES = {
    "braces are taken off": ("title = {Pain}", {"title": "Pain"}),
    "inner braces stay": ("title = {{NMDA} and {S}-ketamine}", {"title": "{NMDA} and {S}-ketamine"}),
    "quotes are taken off": ('title = "Pain"', {"title": "Pain"}),
    "names become small": ("TITLE = {Pain}, Doi = {10.1/X}", {"title": "Pain", "doi": "10.1/X"}),
    "white space is folded": ("title = {Pain\n        in  adults}", {"title": "Pain in adults"}),
    "numbers need no braces": ("year = 2019", {"year": "2019"}),
    "parts are joined": ('title = "Pain" # " falls"', {"title": "Pain falls"}),
    "months have names": ("month = jan", {"month": "January"}),
    "an empty value is kept": ("title = {}", {"title": ""}),
    "letters of any script are kept": ("author = {Müller, Zoë}", {"author": "Müller, Zoë"}),
    "an equals sign may stand in a value": ("url = {https://example.org/?a=b}", {"url": "https://example.org/?a=b"}),
}


@pytest.mark.parametrize(("fields", "expected"), VALUES.values(), ids=VALUES)
def test_of_values(fields: str, expected: dict[str, str]):
    assert _fields(f"@misc{{smith2019,\n    {fields}\n}}\n") == expected


def test_a_string_stands_for_its_value():
    assert _fields('@string{jp = "Journal of Pain"}\n@misc{smith2019, journal = jp}')["journal"] == "Journal of Pain"


def test_a_field_that_stands_twice_is_reported_and_keeps_its_first_value():
    text = "% note\n@misc{smith2019,\n    year = {2019},\n    Year = {2020}\n}\n"
    assert _problems(text) == ["4:1 'smith2019' has the field 'Year' twice; keep one of the two"]
    assert _fields(text) == {"year": "2019"}


BROKEN = {
    "a missing equals sign": "@misc{broken2012,\n    title {Pain}\n}\n",
    "a missing comma": "@misc{broken2012,\n    title = {Pain}\n    year = {2012}\n}\n",
    "a missing value": "@misc{broken2012,\n    title =\n}\n",
    "an unknown string": "@misc{broken2012,\n    journal = pain\n}\n",
    "a missing closing brace": "@misc{broken2012,\n    title = {Pain}\n",
    "a missing brace of a value": "@misc{broken2012,\n    title = {Pain\n}\n",
    "a missing key": "@misc{,\n    title = {Pain}\n}\n",
    "a missing opening brace": "@misc broken2012,\n    title = {Pain}\n}\n",
}


@pytest.mark.parametrize("broken", BROKEN.values(), ids=BROKEN)
def test_an_entry_cannot_be_read_and_does_not_hide_the_one_before_it_with(broken: str):
    text = SMITH + "\n" + broken
    assert _entries(text) == ["1 article smith2019"]
    assert [line.partition(" ")[0] for line in _problems(text)] == ["6:1"]
    assert all("this entry cannot be read: " in line and line.endswith("; mend it") for line in _problems(text))


@pytest.mark.parametrize("broken", BROKEN.values(), ids=BROKEN)
def test_an_entry_cannot_be_read_and_does_not_hide_the_one_after_it_with(broken: str):
    text = SMITH + "\n" + broken + "\n" + LEE
    after = text[: text.index("@book")].count("\n") + 1
    assert _entries(text) == ["1 article smith2019", f"{after} book lee2011"]
    assert [line.partition(" ")[0] for line in _problems(text)] == ["6:1"]


def test_what_cannot_be_read_is_named():
    (problem,) = _problems(BROKEN["an unknown string"])
    assert "undefined string" in problem
    (problem,) = _problems(BROKEN["a missing equals sign"])
    assert "'=' expected in line 2" in problem


def test_two_broken_entries_are_two_problems():
    text = BROKEN["a missing equals sign"] + BROKEN["a missing comma"] + SMITH
    assert [line.partition(" ")[0] for line in _problems(text)] == ["1:1", "4:1"]
    assert _entries(text) == ["8 article smith2019"]


def test_of_a_key_that_stands_twice_the_first_entry_counts():
    text = "@misc{a, year = {1}}\n@misc{b, year = {2}}\n@misc{a, year = {3}}"
    by_key = read_bibliography("references.bib", text).by_key
    assert {key: entry.fields["year"] for key, entry in by_key.items()} == {"a": "1", "b": "2"}


@pytest.mark.parametrize(
    ("before", "after", "reported"),
    [
        ("@comment{\n", "}\n", True),
        ("@Comment (\n", ")\n", True),
        ("@comment{ {a} \n", "}\n", True),
        ("@comment{it says nothing}\n", "", False),
        ("@comment(it says {nothing})\n", "", False),
        ("@comment it says nothing\n", "", False),
        ("", "@comment{it says nothing}\n", False),
    ],
)
def test_an_entry_within_a_comment_is_reported_where_it_stands(before, after, reported):
    text = f"{before}@misc{{a2019,\n  title = {{Ketamine}},\n}}\n{after}"
    read = read_bibliography("references.bib", text)
    told = [problem for problem in read.unreadable if "@comment" in problem.message]
    assert [problem.place.line for problem in told] == [before.count("\n") + 1] * reported
    assert [entry.key for entry in read.entries] == ["a2019"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("TY  - JOUR\nER  - \n", "a RIS file"),
        ("\nTY - JOUR\n", "a RIS file"),
        ("PMID- 30570761\nAU  - a@b.org\n", "a file of PubMed"),
        ("<?xml version='1.0'?>", "an XML file"),
        ("TITLES of sources\n", "no BibTeX"),
    ],
)
def test_what_other_programs_write_is_named(text, told):
    (problem,) = read_bibliography("references.bib", text).unreadable
    assert told in problem.message
    assert problem.place.line == 1


ONE_ADDRESS = [
    ("http://www.who.int/x/", "https://who.int/x"),
    ("https://WHO.int/x/index.html", "https://who.int/x"),
    ("https://who.int:443/x#part", "https://who.int/x"),
    ("https://who.int/x?utm_source=mail", "https://who.int/x"),
    ("https://who.int/x?id=1&utm_medium=y", "https://www.who.int/x?id=1"),
    ("https://who.int", "http://www.who.int/"),
    ("https://who.int/a%20b", "https://who.int/a b"),
]


@pytest.mark.parametrize(("one", "other"), ONE_ADDRESS)
def test_two_addresses_of_one_page_are_the_same(one: str, other: str):
    assert same_address(one) == same_address(other)


@pytest.mark.parametrize(
    "other",
    ["https://who.int/y", "https://who.int/X", "https://who.int/x?id=2", "https://who.org/x", "https://who.int:8443/x"],
)
def test_two_pages_are_two_addresses(other: str):
    assert same_address("https://who.int/x") != same_address(other)


@pytest.mark.parametrize(
    ("url", "named"),
    [
        ("https://pubmed.ncbi.nlm.nih.gov/30570761/", ("pmid", "30570761")),
        ("https://www.ncbi.nlm.nih.gov/pubmed/30570761", ("pmid", "30570761")),
        ("https://www.ncbi.nlm.nih.gov/pmc/articles/PMC123/", ("pmcid", "PMC123")),
        ("https://pmc.ncbi.nlm.nih.gov/articles/PMC123/pdf/x.pdf", ("pmcid", "PMC123")),
        ("https://dx.doi.org/10.1000/xyz", ("doi", "10.1000/xyz")),
        ("https://onlinelibrary.wiley.com/doi/10.1002/x.y/full", ("doi", "10.1002/x.y")),
        ("https://example.org/10/2019", ("", "")),
    ],
)
def test_an_address_names_its_paper(url: str, named: tuple[str, str]):
    assert named_in_address(url) == named
