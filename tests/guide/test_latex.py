r"""What BibTeX holds comes out as a person would print it, or is told as a rest that nobody could read."""

import pytest
from claimcheck.rules import duplicate_entry, incomplete_entry, retracted_source
from guide.guide import Guide
from guide.place import Place, Problem
from guide.sources.bibliography import Bibliography, read_bibliography, write_bibliography
from guide.sources.fields import bare_address
from guide.sources.latex import left_over, plain
from guide.sources.names import name_problems, read_names
from hypothesis import given, settings
from hypothesis import strategies as st
from presentation.exports.csl import csl
from presentation.references import format_sources

PLAIN = {
    r"{Ketamine} 0.5% cream versus placebo": "Ketamine 0.5% cream versus placebo",
    r"{Ketamine} 0.5\% cream": "Ketamine 0.5% cream",
    r"\textit{In vitro} effects of {S}(+)-ketamine 10 {\textmu}g": "In vitro effects of S(+)-ketamine 10 µg",
    r"on {$\alpha_{2}$} receptors": "on α₂ receptors",
    r"on $\alpha _2$ receptors": "on α₂ receptors",
    r"CO\textsubscript{2}, age {\textless}50": "CO₂, age <50",
    r"<i>S</i>-ketamine and Ca<sup>2+</sup>": "S-ketamine and Ca²⁺",
    r"GABA<sub>A</sub> receptors": "GABAA receptors",
    r"10<sup>5</sup> cells": "10⁵ cells",
    "Journal of Pain &amp;amp; Palliative Care": "Journal of Pain & Palliative Care",
    r"Journal of Pain \&amp; Palliative Care": "Journal of Pain & Palliative Care",
    r"Pediatric Blood \& Cancer": "Pediatric Blood & Cancer",
    r"M\"{u}ller and {\O}sterg\aa rd": "Müller and Østergård",
    r"at {\$}5 a day": "at $5 a day",
    "pain < 3 and > 1": "pain < 3 and > 1",
    "Ketamine in pain": "Ketamine in pain",
}


@pytest.mark.parametrize(("value", "expected"), PLAIN.items())
def test_a_field_is_printed_as_a_person_would(value, expected):
    assert plain(value) == expected
    assert left_over(value) == ""


@pytest.mark.parametrize(
    "value",
    [
        r"Ketamine\\",
        r"\unknown{x}",
        "$x^{ab1}$",
        "<mml:math>x</mml:math>",
        "a } b",
        "&nosuch; pain",
        "a $ b",
        "a\x01b{}",
    ],
)
def test_what_cannot_be_read_is_told(value):
    assert left_over(value)


ADDRESSES = {
    r"10.5555/978-3-319-1-0\_6": "10.5555/978-3-319-1-0_6",
    r"https://example.org/a{\_}b?x=1\&y=2": "https://example.org/a_b?x=1&y=2",
    "https://example.org/~society/ketamine--pain": "https://example.org/~society/ketamine--pain",
    r"\url{https://example.org/{\textasciitilde}a}": "https://example.org/~a",
    "10.1002/(SICI)1096(1999)1:2&lt;3::AID-X&gt;3.0.CO;2-#": "10.1002/(SICI)1096(1999)1:2<3::AID-X>3.0.CO;2-#",
}


@pytest.mark.parametrize(("value", "expected"), ADDRESSES.items())
def test_an_address_is_what_a_browser_asks_for(value, expected):
    assert bare_address(value) == expected


NAMES = {
    "Muster, Maria Anna": "Muster MA",
    "Muster, M. A.": "Muster MA",
    "Muster, MA and Probe, Paula CV": "Muster MA, Probe PCV",
    "van den Berg, Jan-Piet": "van den Berg JP",
    "Muster, Jr, Max": "Muster M Jr",
    "{World Health Organization}": "World Health Organization",
    r"M{\"u}ller, {\'E}mile": "Müller É",
}


@pytest.mark.parametrize(("value", "expected"), NAMES.items())
def test_names_are_printed_in_the_style_of_the_manual(value, expected):
    assert ", ".join(map(str, read_names(value)[0])) == expected
    assert list(name_problems(value)) == []


WRONG = {
    "Muster, M., Probe, P., Test, T.": "'and'",
    "Muster M, Probe P, Test T, Beispiel B": "'and'",
    "Muster M, Probe P": "'and'",
    "Probe, Paul; Muster, Maria": "'and'",
    "family=Muster, given=Maria, prefix=van, useprefix=true": "'van Family, Given'",
    "Invented Health Organization": "{{Name of the Body}}",
    "National Institute for Health and Care Excellence": "{{Name of the Body}}",
    "Muster MA": "'Family, Given'",
    "Muster, Maria et al.": "'and others'",
}


@pytest.mark.parametrize(("value", "remedy"), WRONG.items())
def test_names_that_would_be_printed_wrongly_are_told(value, remedy):
    assert all(remedy in problem for problem in name_problems(value))
    assert list(name_problems(value))
    read_names(value)


@pytest.mark.parametrize("value", ["and Muster, Maria", "Muster, Maria and", "Muster, Maria and and Probe, Paul"])
def test_an_and_that_joins_no_two_authors_is_told(value):
    assert [problem.partition("; ")[2] for problem in name_problems(value)] == ["write 'and' once, between two authors"]


def _messages(fields: str) -> list[str]:
    text = f"@article{{muster2019,\n  title = {{A trial}},\n  {fields},\n}}\n"
    guide = Guide((), read_bibliography("references.bib", text))
    rules = (incomplete_entry, duplicate_entry, retracted_source)
    return [f"{place.line}: {message}" for rule in rules for _, place, message in rule.check(guide)]


FIELDS = {
    "doi = {10.5555/one.}": "3: 'muster2019' has '10.5555/one.' for a doi; write it bare, such as 10.1000/xyz",
    "doi = {https://doi.org/10.5555/one}": (
        "3: 'muster2019' has 'https://doi.org/10.5555/one' for a doi; write it bare, such as 10.1000/xyz"
    ),
    "url = {https://doi.org/10.5555/one}": "3: 'muster2019' has a DOI in its url; write doi = {10.5555/one}",
    "url = {http://[x}": "3: 'muster2019' has 'http://[x' for a url; write it bare, such as https://example.org/page",
    "journaltitle = {Pain}": "3: 'muster2019' has the field 'journaltitle'; call it 'journal'",
    "date = {2019-05-01}": "3: 'muster2019' has the field 'date'; call it 'year', and keep the year alone: 2019",
    "crossref = {b}": "3: 'muster2019' has the field 'crossref', which is not followed; write out the fields of 'b'",
    "journal = {Pain \\x}": "3: 'muster2019' has '\\' in its journal, which readers would see; write plain text",
    "year = {²⁰¹²}": "3: 'muster2019' has '²⁰¹²' for a year; write four digits",
}


@pytest.mark.parametrize(("fields", "expected"), FIELDS.items())
def test_a_field_is_reported_at_its_own_line(fields, expected):
    assert expected in _messages(fields)


@pytest.mark.parametrize(
    ("first", "second", "shared"),
    [
        ("doi = {10.5555/One}", "url = {https://doi.org/10.5555/one}", "DOI"),
        ("doi = {10.5555/one}", "doi = {10.5555/one.}", "DOI"),
        ("pmcid = {PMC555}", "pmcid = {PMC555}", "PMCID"),
    ],
)
def test_one_paper_under_two_keys_is_seen(first, second, shared):
    guide = Guide((), read_bibliography("references.bib", f"@misc{{a, {first}}}\n@misc{{b, {second}}}"))
    ((_, _, message),) = duplicate_entry.check(guide)
    assert message == f"'b' has the {shared} of 'a' in line 1; keep one entry and cite its key"


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("RETRACTED: Ketamine for pain", True),
        ("{RETRACTED ARTICLE}: Ketamine", True),
        ("Retraction notice to: Ketamine", True),
        ("Retraction of: Ketamine", True),
        ("WITHDRAWN: Ketamine", True),
        ("Retractor pain and ketamine", False),
        ("Withdrawal of opioids with ketamine", False),
        ("Retracted tendons and pain", False),
        ("RETRACTED ARTICLE: KETAMINE", True),
        ("RETRACTED KETAMINE", True),
        ("Retracted Article: Ketamine", True),
        ("[Retracted] Ketamine", True),
        ("Ketamine [RETRACTED]", True),
        ("WITHDRAWAL: KETAMINE", True),
        ("RETRACTION Ketamine for pain", True),
        ("WITHDRAWAL OF OPIOIDS WITH KETAMINE", False),
        ("RETRACTION FORCE IN SURGERY", False),
        ("UNRETRACTED: Ketamine", False),
        ("RETRACTEDNESS: Ketamine", False),
        ("Withdrawn patients and ketamine", False),
        ("Ketamine was RETRACTED", False),
    ],
)
def test_a_title_that_says_that_it_is_retracted_needs_the_field(title, told):
    text = f"@misc{{a,\n title = {{{title}}}}}"
    found = list(retracted_source.check(Guide((), read_bibliography("references.bib", text))))
    assert [place.line for _, place, _ in found] == [2] * told


def test_what_a_reference_manager_adds_is_not_published():
    text = "@misc{a,\n  title = {T},\n  file = {/home/me/a.pdf},\n  abstract = {x},\n  keywords = {y},\n}\n"
    assert write_bibliography(read_bibliography("references.bib", text).entries) == "@misc{a,\n  title = {T},\n}\n"


@pytest.mark.parametrize("text", ["TY  - JOUR\nAU  - Muster, M\nER  - \n", "<html>none</html>", "title: x\n"])
def test_a_file_of_another_kind_is_no_bibtex(text):
    (problem,) = read_bibliography("references.bib", text).unreadable
    assert problem.place == Place(1)
    assert "no BibTeX" in problem.message


def test_an_entry_behind_a_percent_sign_says_why():
    text = "%@article{a,\n%  title = {T},\n%}\n"
    (problem,) = read_bibliography("references.bib", text).unreadable
    remedy = "BibTeX reads an entry behind a % too; delete the entry, or take off the %"
    assert problem == Problem(Place(1, 2), remedy)


PIECES = [*"aB1 {}\\$%&~^_#<>;,.=-'\"é²\x01", " and ", "\\textit", "&amp;", "<i>"]
VALUE = st.lists(st.sampled_from(PIECES), max_size=20).map("".join)


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from(["author", "title", "journal", "year", "doi", "url", "pages", "number"]), VALUE))
def test_no_field_stops_anything_and_nothing_raw_is_shown_in_silence(fields):
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
    text = f"@article{{a,\n{lines}}}\n"
    bibliography = read_bibliography("references.bib", text)
    for entry in bibliography.entries:
        guide = Guide((), Bibliography("references.bib", (entry,)))
        said = [message for rule in (incomplete_entry, duplicate_entry) for _, _, message in rule.check(guide)]
        source = format_sources({entry.key: entry})[entry.key]
        csl(entry)
        if any(sign in source.title for sign in "\\{}"):
            assert any("in its title" in message for message in said)
