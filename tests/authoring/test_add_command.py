"""`claimcheck add` as an author meets it: what is written, what is printed, and that nothing is written by halves."""

from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

import pytest
from claimcheck import writing
from claimcheck.__main__ import main
from claimcheck.commands import add
from registers_of_tests import DOI, MEDLINE, PMID, Answer, serving, work

FRONT = "---\ntitle: Pain\nsummary: What is known.\nwritten_by: Authors of the guide\nchecked_by:\n"
FRONT += "evidence_to: 2026-11-22\nreviewed: 2026-11-22\nnext_review: 2027-11-22\n---\n\n"
LEE = (
    "@article{lee2011,\n  author = {Lee, Ann},\n  title = {An invented study},\n  journal = {Pain},\n  year = {2011},\n"
)
LEE += "  doi = {10.5555/lee},\n  design = {case report},\n}\n"
CARD = "---\nkind: source\nkey: lee2011\ndesign: case report\nparticipants:\nread: abstract\nchecked: 2026-11-22\n"
CARD += "about: [cancer]\n---\n\n## What was found\n\n- Pain fell. *Abstract*\n"


@pytest.fixture
def guide(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "docs/sources").mkdir(parents=True)
    (tmp_path / "docs/index.md").write_text(f"{FRONT}Pain fell [@lee2011].\n", "utf-8")
    (tmp_path / "docs/sources/lee2011.md").write_text(CARD, "utf-8")
    (tmp_path / "references.bib").write_text(LEE, "utf-8")
    (tmp_path / "new.nbib").write_text(MEDLINE, "utf-8")
    return tmp_path


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_file_becomes_an_entry_and_a_card_and_the_gate_says_what_is_left(guide: Path, capsys):
    assert main([]) == 0
    capsys.readouterr()
    assert main(["add", "new.nbib"]) == 0
    said = capsys.readouterr()
    assert said.err == ""
    assert said.out.splitlines() == [
        "references.bib:10: 'muster2024' is added: Ketamine for an invented pain",
        "docs/sources/muster2024.md:1:1: incomplete-card: this card has no fact under 'What was found'; "
        "add one from the source",
        "docs/sources/muster2024.md:6:1: front-matter: the field 'read' is empty; fill it in",
        "docs/sources/muster2024.md:7:1: front-matter: the field 'checked' is empty; fill it in",
        "docs/sources/muster2024.md:8:1: front-matter: the field 'about' is empty; fill it in",
        "docs/sources/muster2024.md:13:1: unknown-placeholder: "
        "'<!-- to-write: people, dose, route, comparator and length -->' fills in nothing; "
        "put what it asks for in its place",
        "docs/sources/muster2024.md:17:1: unknown-placeholder: "
        "'<!-- to-write: one fact a line, with its figures as printed, as in - Pain fel...' fills in nothing; "
        "put what it asks for in its place",
        "docs/sources/muster2024.md:21:1: unknown-placeholder: "
        "'<!-- to-write: what the source says of its own limits, or take this section o...' fills in nothing; "
        "put what it asks for in its place",
        "references.bib:10:1: uncited-entry: no page cites 'muster2024'; cite it, or remove the entry",
        "open docs/sources/muster2024.md next: fill in fields and facts, cite [@muster2024] on a page, run claimcheck",
    ]


def test_a_design_that_nobody_said_is_asked_for_at_its_line(guide: Path, capsys):
    (guide / "new.nbib").write_text(MEDLINE.replace("PT  - Randomized Controlled Trial\n", ""), "utf-8")
    assert main(["add", "new.nbib"]) == 0
    said = capsys.readouterr().out
    assert "references.bib:21:1: incomplete-entry: 'muster2024' has no design; add it as the source prints it" in said
    assert (guide / "references.bib").read_text("utf-8").split("\n")[20] == "  design = {},"


def test_the_gate_is_heard_wherever_the_guide_is(guide: Path, capsys):
    assert (
        main(["add", "--docs", str(guide / "docs"), "--bibliography", str(guide / "references.bib"), "new.nbib"]) == 0
    )
    assert capsys.readouterr().out.count("\n") == 10


def test_a_double_is_refused_and_nothing_is_changed(guide: Path, capsys):
    assert main(["add", "new.nbib"]) == 0
    before = files(guide)
    capsys.readouterr()
    assert main(["add", "new.nbib"]) == 1
    assert capsys.readouterr() == (
        "",
        "claimcheck: new.nbib, record 1: it is in the guide already: 'muster2024' in references.bib:10 has the PMID "
        "990000001; cite [@muster2024]\n",
    )
    assert files(guide) == before


def test_of_several_records_each_is_added_or_refused_by_itself(guide: Path, capsys):
    other = MEDLINE.replace(PMID, "990000002").replace(DOI, "10.5555/two").replace("PMC99000001", "PMC99000002")
    broken = MEDLINE.replace(PMID, "990000003").replace("DP  - 2024 May\n", "")
    (guide / "new.nbib").write_text(MEDLINE + broken + MEDLINE + other, "utf-8")
    assert main(["add", "new.nbib"]) == 1
    said = capsys.readouterr()
    assert [line for line in said.out.splitlines() if "is added" in line] == [
        "references.bib:10: 'muster2024' is added: Ketamine for an invented pain",
        "references.bib:24: 'muster2024b' is added: Ketamine for an invented pain",
    ]
    assert [line.partition(";")[0] for line in said.err.splitlines()] == [
        "claimcheck: new.nbib, record 2: it has no year",
        "claimcheck: new.nbib, record 3: it is in the guide already: "
        "'muster2024' in references.bib:10 has the PMID 990000001",
        "claimcheck: new.nbib, record 4: 'muster2024' in references.bib:10 has the same title and year",
    ]


def test_a_doi_is_looked_up_and_a_retraction_is_said(guide: Path, capsys):
    notice = work(updated_by=[{"type": "retraction", "DOI": "10.5555/notice"}])
    with serving({"/works/": [Answer(notice)], "/eutils/": [Answer(status=500)]}) as server:
        options = Namespace(source=DOI, docs=None, bibliography=None)
        assert add.run(options, server.registers, lambda _: None) == 0
    assert capsys.readouterr().err.splitlines() == [
        f"claimcheck: {DOI}: PubMed answered with status 500, 4 times, so it was not asked for a retraction; "
        "look there yourself",
        f"claimcheck: {DOI}: it is retracted (retracted, by 10.5555/notice, says Crossref); "
        "a claim that cites it must say so",
    ]
    assert "  retracted = {retracted, by 10.5555/notice, says Crossref},\n" in (guide / "references.bib").read_text(
        "utf-8"
    )
    page = guide / "docs/index.md"
    page.write_text(page.read_text("utf-8") + "\nPain fell by half [@muster2024].\n", "utf-8")
    assert main([]) == 1
    assert "retracted-source: 'muster2024' is retracted; say so in this sentence" in capsys.readouterr().out


def test_without_a_network_one_line_says_how_to_go_on(guide: Path, capsys):
    before = files(guide)
    with serving({}) as server:
        gone = server.registers
    assert add.run(Namespace(source=DOI, docs=None, bibliography=None), gone, lambda _: None) == 1
    said = capsys.readouterr().err
    assert said.startswith(f"claimcheck: {DOI}: PubMed cannot be reached (")
    assert said.endswith(
        "export the source from a reference manager or from PubMed, and run claimcheck add FILE.nbib\n"
    )
    assert said.count("\n") == 1
    assert files(guide) == before


def full_disk(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Let the disk be full when the file of this name is written."""
    write: Callable[[Path, str], None] = writing.write_whole

    def fails(path: Path, text: str) -> None:
        if path.name == name:
            monkeypatch.setattr(Path, "replace", no_room)
        write(path, text)

    def no_room(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(add, "write_whole", fails)


@pytest.mark.parametrize("name", ["references.bib", "muster2024.md"])
def test_on_a_full_disk_nothing_is_changed(name: str, guide: Path, capsys, monkeypatch: pytest.MonkeyPatch):
    before = files(guide)
    full_disk(monkeypatch, name)
    assert main(["add", "new.nbib"]) == 2
    assert capsys.readouterr().err.endswith(f"{name} cannot be written: No space left on device; it is as it was\n")
    assert files(guide) == before


WRONG = {
    "no guide": (
        ["add", "--bibliography", "no.bib", "new.nbib"],
        2,
        "run this where references.bib and docs/sources are",
    ),
    "no folder of cards": (
        ["add", "--docs", "pages", "new.nbib"],
        2,
        "run this where references.bib and docs/sources are",
    ),
    "no file": (
        ["add", "gone.ris"],
        1,
        "gone.ris: it cannot be read: No such file or directory; see that the path is right",
    ),
    "a folder": (["add", "folder.bib"], 1, "folder.bib: it cannot be read: Is a directory; see that the path is right"),
    "no source": (
        ["add", "ketamine"],
        1,
        "ketamine: it is no DOI, PMID or PMCID, and no file that ends in .ris, .nbib, .bib",
    ),
    "a zero byte": (["add", "a\0b.ris"], 1, "it cannot be read"),
}


@pytest.mark.parametrize(("arguments", "code", "message"), WRONG.values(), ids=WRONG)
def test_what_cannot_be_done_is_one_line_with_a_remedy(
    arguments: list[str], code: int, message: str, guide: Path, capsys
):
    (guide / "folder.bib").mkdir()
    before = files(guide)
    assert main(arguments) == code
    said = capsys.readouterr()
    assert message in said.err
    assert (said.out, said.err.count("\n")) == ("", 1)
    assert files(guide) == before


def test_a_bibliography_that_is_not_utf8_is_left_alone(guide: Path, capsys):
    (guide / "references.bib").write_bytes(LEE.replace("Ann", "Änn").encode("latin-1"))
    before = files(guide)
    assert main(["add", "new.nbib"]) == 2
    assert "the guide cannot be read (not UTF-8)" in capsys.readouterr().err
    assert files(guide) == before
