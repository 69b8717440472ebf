"""`claimcheck new page`: the skeleton of an evidence page, which the gate holds until its author has written it."""

from pathlib import Path

import pytest
import yaml
from claimcheck.__main__ import main

NAV = "nav:\n  - Safety:\n      - safety/index.md\n      - Misuse: safety/misuse.md\n"
NAV += "  - Routes:\n      - routes/index.md\n"


@pytest.fixture(autouse=True)
def guide(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("index", "safety/index", "safety/misuse", "routes/index", "about/method", "sources/a2019"):
        (tmp_path / f"docs/{name}.md").parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / f"docs/{name}.md").write_text("# Page\n", "utf-8")
    (tmp_path / "mkdocs.yml").write_text(NAV, "utf-8")
    (tmp_path / "references.bib").write_text("", "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    "named", [["safety/Older people"], ["Older people", "--in", "safety"], ["Older people", "--in=safety/"]]
)
def test_the_skeleton_is_written_in_its_folder_and_the_line_for_nav_is_said(named: list[str], guide: Path, capsys):
    assert main(["new", "page", *named]) == 0
    assert capsys.readouterr().out == (
        "docs/safety/older-people.md is written: fill it in, and leave out the sections that do not apply\n"
        "add it to nav in mkdocs.yml, behind line 4, and link to it:\n"
        "      - Older people: safety/older-people.md\n"
    )
    text = (guide / "docs/safety/older-people.md").read_text("utf-8")
    headings = [line for line in text.split("\n") if line.startswith("#")]
    sections = ["Bottom line", "What the evidence says", "Doses studied", "Harms seen here"]
    sections += ["Where sources disagree", "What is not known"]
    assert headings == ["# Older people", *(f"## {name}" for name in sections)]


def test_the_gate_asks_for_each_field_and_each_section_and_for_nothing_else(capsys):
    main(["new", "page", "safety/Older people"])
    capsys.readouterr()
    assert main([]) == 1
    found = [line.split(": ") for line in capsys.readouterr().out.splitlines() if "older-people" in line]
    assert [rule for _, rule, *_ in found] == ["front-matter"] * 4 + ["uncited-claim"] * 6


TITLES = {
    "a colon": "Safety: a short list",
    "quotes": "What 'safe' means",
    "a word that YAML reads as another": "No",
    "a slash": "Before and/or after",
    "accents": "Élan",
}


@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES)
def test_any_title_is_read_back_as_it_was_given(title: str, guide: Path, capsys):
    assert main(["new", "page", title, "--in", "safety"]) == 0
    line = capsys.readouterr().out.splitlines()[-1]
    ((named, path),) = yaml.safe_load(line)[0].items()
    assert named == title
    assert yaml.safe_load((guide / "docs" / path).read_text("utf-8").split("---")[1])["title"] == title


WRONG = {
    "no folder": (["Older people"], "'' is no folder for evidence pages; name one with --in: routes, safety"),
    "a folder that is not there": (["older/People"], "'older' is no folder for evidence pages"),
    "the folder of the cards": (["sources/Smith"], "'sources' is no folder for evidence pages"),
    "the pages about the guide": (["about/Smith"], "'about' is no folder for evidence pages"),
    "a way out": (["../../x/Smith"], "'../../x' is no folder for evidence pages"),
    "a page that is there": (
        ["safety/Misuse"],
        "docs/safety/misuse.md is there already; edit it, or choose another title",
    ),
    "no title": (["safety/"], "'' is no title (too long or too short)"),
    "HTML": (["<script>x", "--in", "safety"], "'<script>x' is no title ("),
    "a sign that nobody sees": (["Older\u202e people", "--in", "safety"], "is no title ("),
    "a long title": (["People " * 30, "--in", "safety"], "is no title (too long or too short)"),
    "no letter": (["± ± ±", "--in", "safety"], "has no letter for a file name; write a topic in plain words"),
}


@pytest.mark.parametrize(("arguments", "message"), WRONG.values(), ids=WRONG)
def test_what_cannot_be_a_page_is_one_line_with_a_remedy(arguments: list[str], message: str, guide: Path, capsys):
    before = sorted(guide.rglob("*"))
    assert main(["new", "page", *arguments]) == 2
    said = capsys.readouterr().err
    assert message in said
    assert said.count("\n") == 1
    assert sorted(guide.rglob("*")) == before
