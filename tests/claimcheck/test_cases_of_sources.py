"""Entries, fields and cards that once broke a build, or reached readers raw: the number of each case, and neighbours.

A case is a file, what is written in it for what, and all that is found, as line:column rule in that file.
Numbers with an i are those of imports.
"""

import pytest
from cases import BIBLIOGRAPHY, CARD, FILES, FRONT, changed, findings
from guide.sources.bibliography import read_bibliography, write_bibliography
from lxml import html
from presentation.references import format_sources

HOME = "docs/index.md"
CASES = {
    "i03 neighbour: a tag that is no markup": (
        BIBLIOGRAPHY,
        "title = {A trial}",
        "title = {Blix <script>x</script>}",
        "3:1 incomplete-entry",
    ),
    "i04 neighbour: an unknown entity": (
        BIBLIOGRAPHY,
        "title = {A trial}",
        "title = {Blix &nosuch; pain}",
        "3:1 incomplete-entry",
    ),
    "i05 an extended name": (
        BIBLIOGRAPHY,
        "author = {Hardy, Janet}",
        "author = {family=Hardy, given=Janet, prefix=van}",
        "2:1 incomplete-entry",
    ),
    "i05 neighbour: two of them": (
        BIBLIOGRAPHY,
        "author = {Hardy, Janet}",
        "author = {family=Hardy, given=Janet and family=Bell, given=Rae}",
        "2:1 incomplete-entry",
    ),
    "i06, 61 commas between authors": (
        BIBLIOGRAPHY,
        "author = {Hardy, Janet}",
        "author = {Hardy, J., Bell, R., Muster, M.}",
        "2:1 incomplete-entry",
    ),
    "i06, 61 semicolons": (
        BIBLIOGRAPHY,
        "author = {Hardy, Janet}",
        "author = {Hardy, J.; Bell, R.}",
        "2:1 incomplete-entry",
    ),
    "i06 neighbour: as PubMed prints them": (
        BIBLIOGRAPHY,
        "author = {Hardy, Janet}",
        "author = {Hardy J, Bell R, Muster M}",
        "2:1 incomplete-entry",
    ),
    "61 neighbour: an ampersand": (
        BIBLIOGRAPHY,
        "author = {Hardy, Janet}",
        "author = {Hardy, J. \\& Bell, R.}",
        "2:1 incomplete-entry",
    ),
    "61 neighbour: et al.": (
        BIBLIOGRAPHY,
        "author = {Hardy, Janet}",
        "author = {Hardy, J. et al.}",
        "2:1 incomplete-entry",
    ),
    "61 neighbour: with": (
        BIBLIOGRAPHY,
        "author = {Hardy, Janet}",
        "author = {Hardy, J. / Bell, R.}",
        "2:1 incomplete-entry",
    ),
    "61 neighbour: an and too many": (
        BIBLIOGRAPHY,
        "author = {Hardy, Janet}",
        "author = {Hardy, J. and and Bell, R.}",
        "2:1 incomplete-entry",
    ),
    "i07 a body without braces": (
        BIBLIOGRAPHY,
        "author = {Hardy, Janet}",
        "author = {National Institute for Blix}",
        "2:1 incomplete-entry",
    ),
    "i07 neighbour: another": (
        BIBLIOGRAPHY,
        "author = {Hardy, Janet}",
        "author = {World Blix Organization}",
        "2:1 incomplete-entry",
    ),
    "i07 right: in braces": (BIBLIOGRAPHY, "author = {Hardy, Janet}", "author = {{World Blix Organization}}", ""),
    "i08 neighbour: without a comma": (
        BIBLIOGRAPHY,
        "author = {Hardy, Janet}",
        "author = {Hardy JR and Bell RF}",
        "2:1 incomplete-entry",
    ),
    "i09 a title that says it": (
        BIBLIOGRAPHY,
        "title = {A trial}",
        "title = {RETRACTED: A trial}",
        "3:1 retracted-source",
    ),
    "i09 neighbour: withdrawn": (
        BIBLIOGRAPHY,
        "title = {A trial}",
        "title = {WITHDRAWN: A trial}",
        "3:1 retracted-source",
    ),
    "i09 neighbour: a notice": (
        BIBLIOGRAPHY,
        "title = {A trial}",
        "title = {Retraction: A trial}",
        "3:1 retracted-source",
    ),
    "i09 right: a retractor": (BIBLIOGRAPHY, "title = {A trial}", "title = {A trial of a retractor}", ""),
    "i18 neighbour: a macro of nobody": (
        BIBLIOGRAPHY,
        "title = {A trial}",
        "title = {\\foo{Blix} in pain}",
        "3:1 incomplete-entry",
    ),
    "i18 neighbour: a dollar left open": (
        BIBLIOGRAPHY,
        "title = {A trial}",
        "title = {Blix $alpha in pain}",
        "3:1 incomplete-entry",
    ),
    "i18 neighbour: a brace too many": (
        BIBLIOGRAPHY,
        "title = {A trial}",
        "title = {Blix \\} in pain}",
        "docs/index.md:13:21 unknown-key, docs/sources/hardy2012.md:3:1 orphan-card, 1:1 unreadable-file",
    ),
    "62 a backslash at the end": (BIBLIOGRAPHY, "title = {A trial}", "title = {Blix\\\\}", "3:1 incomplete-entry"),
    "62 neighbour: in a name": (
        BIBLIOGRAPHY,
        "author = {Hardy, Janet}",
        "author = {Hardy\\\\, Janet}",
        "2:1 incomplete-entry",
    ),
    "62 neighbour: in a journal": (
        BIBLIOGRAPHY,
        "journal = {A journal},\n  year = {2012}",
        "journal = {Pain\\\\},\n  year = {2012}",
        "4:1 incomplete-entry",
    ),
    "i20 a DOI in the address": (
        BIBLIOGRAPHY,
        "doi = {10.1000/two}",
        "url = {https://doi.org/10.1000/one}",
        "10:1 duplicate-entry, 15:1 incomplete-entry",
    ),
    "i20 a DOI with a stop": (
        BIBLIOGRAPHY,
        "doi = {10.1000/two}",
        "doi = {10.1000/one.}",
        "10:1 duplicate-entry, 15:1 incomplete-entry",
    ),
    "i20 neighbour: in capitals": (BIBLIOGRAPHY, "doi = {10.1000/two}", "doi = {10.1000/ONE}", "10:1 duplicate-entry"),
    "i20 neighbour: an address of the publisher": (
        BIBLIOGRAPHY,
        "doi = {10.1000/two}",
        "url = {https://example.org/doi/full/10.1000/one}",
        "10:1 duplicate-entry",
    ),
    "i20 neighbour: doi: before it": (
        BIBLIOGRAPHY,
        "doi = {10.1000/two}",
        "doi = {doi:10.1000/one}",
        "10:1 duplicate-entry, 15:1 incomplete-entry",
    ),
    "i21 fields of biblatex": (
        BIBLIOGRAPHY,
        "journal = {A journal},\n  year = {2012}",
        "journaltitle = {A journal},\n  date = {2012-05}",
        "4:1 incomplete-entry, 5:1 incomplete-entry",
    ),
    "i21 neighbour: an issue": (
        BIBLIOGRAPHY,
        "journal = {A journal},\n  year = {2012}",
        "journal = {A journal},\n  issue = {5},\n  year = {2012}",
        "5:1 incomplete-entry",
    ),
    "i22 an entry behind a sign": (
        BIBLIOGRAPHY,
        "@article{bell2017",
        "% @misc{probe2020, year = {2020}}\n@article{bell2017",
        "10:1 incomplete-entry, 10:1 missing-card, 10:1 uncited-entry, 10:3 unreadable-file",
    ),
    "i41 a cross-reference": (
        BIBLIOGRAPHY,
        "journal = {A journal},\n  year = {2012}",
        "crossref = {buch2019}",
        "1:1 incomplete-entry, 4:1 incomplete-entry",
    ),
    "53 markup in a name": (
        BIBLIOGRAPHY,
        "author = {Hardy, Janet}",
        "author = {{</title><svg onload=alert(1)>}}",
        "2:1 incomplete-entry",
    ),
    "53 neighbour: in a title": (
        BIBLIOGRAPHY,
        "title = {A trial}",
        "title = {<svg onload=alert(1)>}",
        "3:1 incomplete-entry",
    ),
    "53 neighbour: in a journal": (
        BIBLIOGRAPHY,
        "journal = {A journal},\n  year = {2012}",
        "journal = {<img src=x>},\n  year = {2012}",
        "4:1 incomplete-entry",
    ),
    "63 an address that is none": (BIBLIOGRAPHY, "doi = {10.1000/one}", "url = {https://[x}", "6:1 incomplete-entry"),
    "63 neighbour: a port that is none": (
        BIBLIOGRAPHY,
        "doi = {10.1000/one}",
        "url = {https://example.org:x/}",
        "6:1 incomplete-entry",
    ),
    "63 neighbour: no host": (BIBLIOGRAPHY, "doi = {10.1000/one}", "url = {https:///x}", "6:1 incomplete-entry"),
    "73 a year of raised digits": (BIBLIOGRAPHY, "year = {2012}", "year = {²\u2070¹²}", "5:1 incomplete-entry"),
    "73 neighbour: of full width": (
        BIBLIOGRAPHY,
        "year = {2012}",
        "year = {\uff12\uff10\uff11\uff12}",
        "5:1 incomplete-entry",
    ),
    "73 neighbour: of thousands of digits": (
        BIBLIOGRAPHY,
        "year = {2012}",
        "year = {" + "9" * 5000 + "}",
        "5:1 incomplete-entry",
    ),
    "73 neighbour: in press": (BIBLIOGRAPHY, "year = {2012}", "year = {in press}", "5:1 incomplete-entry"),
    "75 a field twice": (BIBLIOGRAPHY, "year = {2017}", "year = {2016},\n  year = {2017}", "15:1 unreadable-file"),
    "60 neighbour: a control sign in a title": (
        BIBLIOGRAPHY,
        "title = {A trial}",
        "title = {A \x01 trial}",
        "3:1 incomplete-entry",
    ),
    "21 a name that says something": (
        HOME,
        "checked_by:",
        'checked_by: "Dr Foo: Blix ends 90% of pain"',
        "5:1 front-matter",
    ),
    "21 a summary of two sentences": (
        HOME,
        "summary: What the trials measured.",
        "summary: Blix ends pain. It heals all.",
        "3:1 front-matter",
    ),
    "21 neighbour: a summary with a figure": (
        HOME,
        "summary: What the trials measured.",
        "summary: How Blix ended 90% of pain.",
        "3:1 front-matter",
    ),
    "21 neighbour: a title with a dose": (HOME, "title: Pain", "title: Blix 5 mg/kg", "2:1 front-matter"),
    "21 neighbour: an author who says something": (
        HOME,
        "written_by: Authors",
        "written_by: Blix heals all",
        "4:1 front-matter",
    ),
    "21 neighbour: a summary with an effect": (
        HOME,
        "summary: What the trials measured.",
        "summary: Blix cures pain.",
        "3:1 front-matter",
    ),
    "65 a title that is a date": (HOME, "title: Pain", "title: 2026-11-22", "2:1 front-matter"),
    "65 a summary that is a list": (HOME, "summary: What the trials measured.", "summary: [a, b]", "3:1 front-matter"),
    "65 neighbour: a number": (HOME, "title: Pain", "title: 12", "2:1 front-matter"),
    "65 neighbour: yes": (HOME, "title: Pain", "title: yes", "2:1 front-matter"),
    "65 neighbour: a table": (HOME, "summary: What the trials measured.", "summary: {a: b}", "3:1 front-matter"),
    "65 neighbour: nothing": (HOME, "title: Pain", "title:", "2:1 front-matter"),
    "66 a time that is none": (HOME, "title: Pain", "title: !!timestamp x", "2:8 front-matter"),
    "66 a bool that is none": (HOME, "title: Pain", "title: !!bool x", "2:8 front-matter"),
    "66 neighbour: a number that is none": (HOME, "title: Pain", "title: !!int x", "2:8 front-matter"),
    "66 neighbour: a thing of Python": (HOME, "title: Pain", "title: !!python/object:os.system x", "2:8 front-matter"),
    "66 neighbour: binary": (HOME, "title: Pain", "title: !!binary x", "2:8 front-matter"),
    "67 aliases of aliases": (HOME, "title: Pain", "a: &a [x, x]\nb: &b [*a, *a]\ntitle: *b", "2:4 front-matter"),
    "67 neighbour: merged": (HOME, "title: Pain", "<<: {title: Pain}", "1:1 front-matter, 2:1 front-matter"),
    "67 neighbour: an anchor alone": (HOME, "title: Pain", "title: &a Pain", "2:8 front-matter"),
    "67 neighbour: lists without end": (HOME, "title: Pain", "title: " + "[" * 500, "2:27 front-matter"),
    "73 a template": (HOME, "title: Pain", "template: nope.html\ntitle: Pain", "2:1 front-matter"),
    "75 a key that is a list": (HOME, "title: Pain", "? [a]\n: x\ntitle: Pain", "2:3 front-matter"),
    "75 dates in a list": (HOME, "reviewed: 2026-11-22", "reviewed: [2026-11-22]", "7:1 front-matter"),
    "75 neighbour: a day that is none": (HOME, "reviewed: 2026-11-22", "reviewed: 2026-02-30", "7:11 front-matter"),
    "75 neighbour: a time of day": (HOME, "reviewed: 2026-11-22", "reviewed: 2026-11-22 10:00:00", "7:1 front-matter"),
    "54 right: marks in a summary": (
        HOME,
        "summary: What the trials measured.",
        "summary: 'What \"off-label\" means'",
        "",
    ),
    "55 a tag with markup": (
        CARD,
        "about: [cancer, oral]",
        "about: [cancer, '<svg onload=alert(1)>']",
        "8:1 incomplete-card",
    ),
    "55 neighbour: a tag with a quote": (
        CARD,
        "about: [cancer, oral]",
        "about: [cancer, 'a\"b']",
        "8:1 incomplete-card",
    ),
    "55 neighbour: a tag with a space": (
        CARD,
        "about: [cancer, oral]",
        "about: [cancer, 'a b']",
        "8:1 incomplete-card",
    ),
    "55 neighbour: a tag of capitals": (CARD, "about: [cancer, oral]", "about: [cancer, Oral]", "8:1 incomplete-card"),
    "69 tags that are a number": (CARD, "about: [cancer, oral]", "about: 5", "8:1 incomplete-card"),
    "69 a key that is a list": (
        CARD,
        "key: hardy2012",
        "key: [a]",
        "3:1 front-matter, references.bib:1:1 missing-card",
    ),
    "69 an effect that is none": (
        CARD,
        "about: [cancer, oral]",
        "about: [cancer]\neffects:\n- {indication: cancer, outcome: pain, measure: mean difference, estimate: abc}",
        "10:1 effect-not-on-card, 10:1 incomplete-effect",
    ),
    "69 an effect with nothing": (
        CARD,
        "about: [cancer, oral]",
        "about: [cancer]\neffects: [{}]",
        "9:1 incomplete-effect",
    ),
    "69 neighbour: effects that are a word": (
        CARD,
        "about: [cancer, oral]",
        "about: [cancer]\neffects: none",
        "9:1 incomplete-effect",
    ),
    "69 neighbour: a tag in a tag": (CARD, "about: [cancer, oral]", "about: [[cancer]]", "8:1 incomplete-card"),
    "69 neighbour: participants that are a list": (
        CARD,
        "participants: 40 adults",
        "participants: [40]",
        "5:1 front-matter",
    ),
}


@pytest.mark.parametrize(("path", "old", "new", "found"), CASES.values(), ids=CASES)
def test_a_file_has_these_findings_and_no_others(path: str, old: str, new: str, found: str):
    told = findings(changed(path, old, new))
    assert ", ".join(dict.fromkeys(line.removeprefix(f"{path}:") for line in told)) == found


# What is written for what, and how the reader gets it, in the reference or as its link.
DOI = "doi = {10.1000/one}"
SHOWN = {
    "i01 a per cent sign": ("{A trial}", "{{Blix} 0.5% cream}", "Blix 0.5% cream."),
    "i01 neighbour: an escaped one": ("{A trial}", r"{{Blix} 0.5\% cream}", "Blix 0.5% cream."),
    "i01 neighbour: at the end": ("{A trial}", "{{Blix} in 50%}", "Blix in 50%."),
    "i02 a low line in a DOI": ("10.1000/one", r"10.1000/one\_2", "https://doi.org/10.1000/one_2"),
    "i02 neighbour: in braces": ("10.1000/one", r"10.1000/one{\_}2", "https://doi.org/10.1000/one_2"),
    "i02 an address": (DOI, r"url = {https://example.org/a{\_}b?x=1\&y=2}", "https://example.org/a_b?x=1&y=2"),
    "i03 tags": ("{A trial}", "{<i>S</i>-blix and Ca<sup>2+</sup>}", "S-blix and Ca²⁺."),
    "i03 neighbour: of journals": ("{A trial}", "{<jats:italic>S</jats:italic>-blix}", "S-blix."),
    "i04 an entity twice over": ("{A journal}", "{Pain &amp;amp; Relief}", "Pain & Relief."),
    "i04 neighbour: a number": ("{A journal}", "{Pain &#38; Relief}", "Pain & Relief."),
    "i08 initials without points": ("{Hardy, Janet}", "{Hardy, JR and Bell, Rae FG}", "Hardy JR, Bell RFG."),
    "i08 neighbour: three of them": ("{Hardy, Janet}", "{Hardy, JRB}", "Hardy JRB."),
    "i16, 59 an old DOI": (
        "10.1000/one",
        "10.1002/(SICI)1096(1999)1:2<3::AID-X>3.0.CO;2-#",
        "https://doi.org/10.1002/(SICI)1096(1999)1:2%3C3::AID-X%3E3.0.CO;2-%23",
    ),
    "59 neighbour: a question mark": ("10.1000/one", "10.1000/a?b", "https://doi.org/10.1000/a%3Fb"),
    "59 neighbour: a per cent sign": ("10.1000/one", "10.1000/a%b", "https://doi.org/10.1000/a%25b"),
    "59 neighbour: square brackets": ("10.1000/one", "10.1000/a[b]", "https://doi.org/10.1000/a%5Bb%5D"),
    "59 neighbour: letters beyond ASCII": ("10.1000/one", "10.1000/ä", "https://doi.org/10.1000/%C3%A4"),
    "i17 hyphens and a tilde": (DOI, "url = {https://example.org/~blix/a--b}", "https://example.org/~blix/a--b"),
    "i18 LaTeX": ("{A trial}", r"{\textit{In vitro} {$\alpha_{2}$} of CO\textsubscript{2}}", "In vitro α₂ of CO₂."),
    "i18 neighbour: micro": ("{A trial}", r"{Blix 10 {\textmu}g, age {\textless}50}", "Blix 10 µg, age <50."),
    "i18 neighbour: accents": ("{A trial}", r"{M\'{e}ni\`ere}", "Ménière."),
}


@pytest.mark.parametrize(("old", "new", "shown"), SHOWN.values(), ids=SHOWN)
def test_a_reader_gets_what_a_person_would_print(old: str, new: str, shown: str):
    files = changed(BIBLIOGRAPHY, old, new)
    assert findings(files) == []
    entry = read_bibliography(BIBLIOGRAPHY, files[BIBLIOGRAPHY]).by_key["hardy2012"]
    source = format_sources({"hardy2012": entry})["hardy2012"]
    element = html.fragment_fromstring(f"{source.reference} {source.links}", create_parent=True)
    links = [link.get("href") for link in element.iter("a")]
    assert shown in (links if shown.startswith("https:") else element.text_content())


def test_i14_what_a_manager_adds_is_published_nowhere():
    added = f"{DOI},\n  file = {{:/home/hardy/one.pdf}},\n  abstract = {{Blix ends pain.}},\n  annote = {{x}}"
    text = changed(BIBLIOGRAPHY, DOI, added)[BIBLIOGRAPHY]
    written = write_bibliography(read_bibliography(BIBLIOGRAPHY, text).entries)
    assert "/home" not in written
    assert "Blix" not in written
    assert "10.1000/one" in written


SITE = "---\ntitle: About\nsummary: How it is made.\nkind: site\n---\n\n# About\n\n"
CHANGES, GLOSSARY, METHOD = (f"docs/about/{name}.md" for name in ("changes", "glossary", "method"))
NOTE = SITE + "## 2026-11-22\n\n- **New** [Pain](../index.md): "
SLIP = FRONT + "In 99% it fell [@hardy2012].\n"
FAULT = FILES[BIBLIOGRAPHY].replace("{2012}", "{201}")
# A file, its text, and what is found in it besides fields of front matter.
PAGES = {
    "04 a note on a change": (CHANGES, NOTE + "Blix ends 90% of pain.\n", "11:32 malformed-change"),
    "04 neighbour: in words": (CHANGES, NOTE + "relief in half of all adults.\n", "11:32 malformed-change"),
    "04 right: of the closed form": (CHANGES, NOTE + 'trials added under "Pain".\n', ""),
    "60 a control sign": (CHANGES, NOTE + "a \x01 trial added.\n", "11:32 malformed-change, 11:34 odd-sign"),
    "11 a meaning": (GLOSSARY, SITE + "NRS\n:   Blix ends 90% of pain\n", "10:5 claim-in-meaning"),
    "11 neighbour: in words": (GLOSSARY, SITE + "NRS\n:   Blix ends all pain\n", "10:5 claim-in-meaning"),
    "13 neighbour: a mark on a page about the guide": (
        METHOD,
        SITE + 'It is <b class="guide-certainty">so.</b>\n',
        "9:7 plain-markdown, 9:37 plain-markdown",
    ),
    "22 doses below about": ("docs/about/doses.md", SITE + "Blix 5 mg/kg ends pain.\n", "9:1 uncited-claim"),
    "22 neighbour: kind site elsewhere": ("docs/doses.md", SITE + "Blix ends pain.\n", "9:1 uncited-claim"),
    "22 neighbour: kind source elsewhere": (
        "docs/doses.md",
        SITE.replace("site", "source") + "Blix ends pain.\n",
        "9:1 uncited-claim",
    ),
    "i42 other capitals": ("docs/x.md", FRONT + "Pain [fell](Index.md) [@hardy2012].\n", "13:13 dead-link"),
    "i42 neighbour: of a card": (
        "docs/x.md",
        FRONT + "[It](sources/Hardy2012.md) fell [@hardy2012].\n",
        "13:6 dead-link",
    ),
    "75 neighbour: a byte order mark": ("docs/x.md", "\ufeff" + SLIP, "13:4 figure-not-in-source"),
    "75 neighbour: line ends of Windows": ("docs/x.md", SLIP.replace("\n", "\r\n"), "13:4 figure-not-in-source"),
    "75 neighbour: line ends of old": ("docs/x.md", SLIP.replace("\n", "\r"), "13:4 figure-not-in-source"),
    "75 neighbour: an entry with a byte order mark": (BIBLIOGRAPHY, "\ufeff" + FAULT, "5:1 incomplete-entry"),
    "75 neighbour: entries of Windows": (BIBLIOGRAPHY, FAULT.replace("\n", "\r\n"), "5:1 incomplete-entry"),
    "75 neighbour: entries of old": (BIBLIOGRAPHY, FAULT.replace("\n", "\r"), "5:1 incomplete-entry"),
}


@pytest.mark.parametrize(("path", "text", "found"), PAGES.values(), ids=PAGES)
def test_a_page_or_a_bibliography_has_these_findings(path: str, text: str, found: str):
    told = findings({"docs/references.md": SITE + "<!-- bibliography -->\n", path: text})
    assert ", ".join(line.removeprefix(f"{path}:") for line in told if "front-matter" not in line) == found


@pytest.mark.parametrize("words", ["A retracted trial", "The retraction of a trial", "A Retracted trial"])
def test_25_a_retraction_is_told_in_whole_words(words: str):
    assert _retracted(words) == []


@pytest.mark.parametrize("words", ["With a retractor it", "Retracting the lid it", "A trial that did not retract"])
def test_25_a_word_that_only_looks_so_tells_nothing(words: str):
    assert _retracted(words) == ["docs/index.md:13:1 retracted-source"]


def _retracted(words: str) -> list[str]:
    entry = changed(BIBLIOGRAPHY, DOI, f"retracted = {{2020}},\n  {DOI}")
    return findings(entry | changed(HOME, "Ketamine was given", f"{words} was seen"))


def test_73_a_missing_page_of_references_is_named():
    assert findings({METHOD: SITE + "It is so.\n"}) == ["docs/references.md:1:1 missing-page"]
