"""Hostile input: HTML, scripts, addresses that run, templates, YAML, paths and signs that deceive, in each place.

Of each: nothing of it runs when the gate reads it, and it is named with file, line and remedy, or is shown as text.
"""

from collections.abc import Callable
from pathlib import Path

import pytest
from claimcheck.__main__ import main
from claimcheck.report.report import parted
from test_ways_to_break import _FINDING, BIBLIOGRAPHY, CARD, FILES, PAGE, _file, _in

# What is put in; all of it stands on one line.
TAGS = {
    "a script": "<script>alert(1)</script>",
    "a picture with a handler": "<img src=x onerror=alert(1)>",
    "a drawing with a handler": "<svg onload=alert(1)>",
    "a frame": '<iframe srcdoc="x"></iframe>',
    "a link that runs": "[a](javascript:alert(1))",
    "a link that runs, in capitals": "[a](JaVaScRiPt:alert(1))",
    "a link to data": "[a](data:text/html,x)",
    "a link to a disk": "[a](file:///etc/passwd)",
    "a way out of the folder": "[a](../../../../etc/passwd)",
    "a picture from elsewhere": "![a](https://x.example/a.png)",
    "an attribute list": "a{: onclick=alert(1) }",
    "an entity": "&#106;avascript",
    "text turned round": "a \u202eb\u202c",
    "an isolate": "a \u2066b\u2069",
    "a zero-width space": "a\u200bb",
    "a zero-width joiner": "a\u200db",
    "a byte order mark within": "a\ufeffb",
    "a letter of another script": "k\u0435tamine",
    "a full-width sign": "\uff1cscript\uff1e",
    "a control sign": "a\x08b",
    "a key that looks like another": "[@must\u0435r2019]",
}


@pytest.fixture
def guide(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def told(capsys: pytest.CaptureFixture[str]) -> list[str]:
    """Return the lines of the findings, each of which has a file, a line and a remedy."""
    code = main([])
    out, error = capsys.readouterr()
    assert "Traceback" not in out + error
    lines = out.splitlines()[:-1]
    assert code == bool(lines)
    for line in lines:
        found = _FINDING.fullmatch(line)
        assert found, line
        assert parted(found["message"])[1], line
    return lines


@pytest.mark.parametrize("what", TAGS)
def test_on_a_page_it_is_named_on_its_line(guide, capsys, what):
    _in(PAGE, "Pain was", f"{TAGS[what]} was")(guide)
    assert any(line.startswith(f"{PAGE}:14:") for line in told(capsys))


@pytest.mark.parametrize("what", TAGS)
def test_on_a_card_it_is_named_on_its_line(guide, capsys, what):
    _in(CARD, "- Pain was lower", f"- {TAGS[what]} was lower")(guide)
    assert any(line.startswith(f"{CARD}:17:") for line in told(capsys))


# In front matter and entries a tag is text, which the tests of presentation follow to the page, the feed and the data.
WHERE: dict[str, tuple[Callable[[str], Callable[[Path], None]], str]] = {
    "a title": (lambda text: _in(PAGE, "title: Ketamine", f"title: {text}"), PAGE),
    "a name": (lambda text: _in(PAGE, "Authors of the guide", text), PAGE),
    "a design": (lambda text: _in(CARD, "randomised controlled trial", text), CARD),
    "participants": (lambda text: _in(CARD, "20 adults", text), CARD),
    "an author": (lambda text: _in(BIBLIOGRAPHY, "Muster, Maria", text), BIBLIOGRAPHY),
    "a title of a source": (lambda text: _in(BIBLIOGRAPHY, "An invented trial", text), BIBLIOGRAPHY),
    "a journal": (lambda text: _in(BIBLIOGRAPHY, "Journal of Invented Pain Studies", text), BIBLIOGRAPHY),
    "a DOI": (lambda text: _in(BIBLIOGRAPHY, "10.5555/muster2019", text), BIBLIOGRAPHY),
}
YAML = {
    "a tag that runs": "!!python/object/apply:os.system ['touch ran']",
    "a tag of MkDocs": "!ENV [HOME]",
    "an anchor": "&a x",
    "an alias": "*a",
    "a list": "[[[[x]]]]",
    "a map": "{a: {b: c}}",
}


@pytest.mark.parametrize("what", YAML)
@pytest.mark.parametrize("where", ["a title", "a name", "a design", "participants"])
def test_yaml_that_is_no_plain_value_is_named_and_runs_nothing(guide, capsys, where, what):
    change, path = WHERE[where]
    change(YAML[what])(guide)
    assert any(line.startswith(f"{path}:") for line in told(capsys))
    assert not (guide / "ran").exists()


DECEIVING = {name: TAGS[name] for name in ("text turned round", "an isolate", "a zero-width space", "a control sign")}


@pytest.mark.parametrize("what", DECEIVING)
@pytest.mark.parametrize("where", WHERE)
def test_signs_that_nobody_sees_are_named_wherever_they_stand(guide, capsys, where, what):
    change, path = WHERE[where]
    change(f"{DECEIVING[what]} c")(guide)
    assert any(line.startswith(f"{path}:") for line in told(capsys))


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "//x.example/a"])
@pytest.mark.parametrize("field", ["doi", "url"])
def test_an_entry_leads_to_no_address_that_runs(guide, capsys, field, address):
    _in(BIBLIOGRAPHY, "doi = {10.5555/muster2019}", f"{field} = {{{address}}}")(guide)
    assert any(line.startswith(f"{BIBLIOGRAPHY}:") for line in told(capsys))


NAMES = {
    "a script": "<script>alert(1)<.md",
    "quotes": "a\"onclick='x.md",
    "a template": "{{ 7*7 }}.md",
    "turned round": "a\u202edm.md",
    "a line of its own": "::error::x.md",
}


@pytest.mark.parametrize("what", NAMES)
def test_a_file_of_any_name_is_named_on_one_line(guide, capsys, what):
    _file(f"docs/{NAMES[what]}", "It fell.\n")(guide)
    lines = told(capsys)
    assert any(":1:1: uncited-claim" in line for line in lines)
    assert not any("\u202e" in line for line in lines)


TEN_MEGABYTES = "word " * 2_000_000
LARGE = {
    "a page": (_in(PAGE, "Pain was lower in 12 of 20 adults [@muster2019]", TEN_MEGABYTES), f"{PAGE}:14:"),
    "a card": (_in(CARD, "Pain was lower in 12 of 20 adults", TEN_MEGABYTES), f"{PAGE}:14:"),
    "an entry": (_in(BIBLIOGRAPHY, "10.5555/muster2019", TEN_MEGABYTES), f"{BIBLIOGRAPHY}:"),
}


@pytest.mark.parametrize("what", LARGE)
def test_a_file_of_ten_megabytes_is_read_in_time(guide, capsys, what):
    change, where = LARGE[what]
    change(guide)
    assert any(line.startswith(where) for line in told(capsys))


PLACES = ["studies: ../../../etc/passwd", "studies: /etc/passwd", "include: ../x", "studies: {{ 7*7 }}", "../x"]


@pytest.mark.parametrize("place", PLACES)
def test_a_placeholder_fills_in_nothing_of_a_disk(guide, capsys, place):
    _in(PAGE, "Pain was", f"<!-- {place} -->\n\nPain was")(guide)
    assert any(line.startswith(f"{PAGE}:14:1: unknown-placeholder") for line in told(capsys))


# In Cyrillic, in full width, with a zero-width space, in capitals, and with a way out of the folder.
KEYS = ["must\u0435r2019", "ｍuster2019", "muster\u200b2019", "Muster2019", "../muster2019"]


@pytest.mark.parametrize("key", KEYS)
def test_an_entry_with_a_key_that_looks_like_another_is_named(guide, capsys, key):
    twin = FILES[BIBLIOGRAPHY].replace("@article{muster2019", f"@article{{{key}")
    (guide / BIBLIOGRAPHY).write_text(FILES[BIBLIOGRAPHY] + twin, "utf-8")
    assert any(line.startswith(f"{BIBLIOGRAPHY}:9:") for line in told(capsys))


@pytest.mark.parametrize("key", KEYS)
def test_a_card_with_a_key_that_looks_like_another_is_named(guide, capsys, key):
    path = f"docs/sources/{key.replace('../', '')}2.md"
    _file(path, FILES[CARD].replace("key: muster2019", f"key: {key}"))(guide)
    seen = path.replace("\u200b", "<U+200B>")
    assert any(line.startswith(f"{seen}:") for line in told(capsys))


@pytest.mark.parametrize("template", ["{{ 7*7 }}", "{% include 'x' %}", "{{ config }}", "${7*7}", "#{7*7}", "<%= 7 %>"])
def test_a_template_on_a_page_is_text_or_named(guide, capsys, template):
    _in(PAGE, "Pain was", f"{template} was")(guide)
    assert not any("49" in line for line in told(capsys))
