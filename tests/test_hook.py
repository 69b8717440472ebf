"""A real build: a strict one stops with file and line, a clean one passes, and no citation vanishes."""

import os
import re
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from conftest import PATIENCE
from examples import BELL, FRONT, HARDY
from lxml import html

ROOT = Path(__file__).parent.parent
BIB = f"{HARDY}\n{BELL}"
CLEAN = "Ketamine did not help [@hardy2012].\n\nA review found little [@bell2017; @hardy2012].\n"


@pytest.fixture
def guide(tmp_path):
    """A guide with our configuration, hooks and theme, and two sources."""
    config = (ROOT / "mkdocs.yml").read_text("utf-8")
    config = re.sub(r"(?ms)^(nav|not_in_nav):.*?(?=^\S|\Z)", "", config)
    config = config.replace(" hooks/", f" {ROOT}/hooks/")
    (tmp_path / "mkdocs.yml").write_text(config, "utf-8")
    (tmp_path / "docs").mkdir()
    (tmp_path / "references.bib").write_text(BIB, "utf-8")
    page(tmp_path, CLEAN)
    references = "---\ntitle: References\nsummary: All.\nkind: site\n---\n\n# References\n\n<!-- bibliography -->\n"
    (tmp_path / "docs" / "references.md").write_text(references, "utf-8")
    return tmp_path


def page(guide: Path, text: str) -> None:
    (guide / "docs" / "index.md").write_text(FRONT.format(title="Pain") + text, "utf-8")


def build(guide: Path, *options: str) -> tuple[int, str]:
    command = [sys.executable, "-m", "mkdocs", "build", "-f", str(guide / "mkdocs.yml"), *options]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(
        command, env=environment, capture_output=True, text=True, encoding="utf-8", check=False, timeout=PATIENCE
    )
    return done.returncode, done.stdout + done.stderr


def shown(guide: Path) -> str:
    return (guide / "site" / "index.html").read_text("utf-8")


def test_a_clean_guide_passes_a_strict_build(guide):
    code, output = build(guide, "--strict")
    assert code == 0, output
    assert "WARNING" not in output
    assert "checked 2 pages, 2 claims, 3 citations, 0 waivers" in output


@pytest.mark.parametrize("address", ["", "https://guide.example.org/"])
def test_a_build_without_an_address_says_so(guide, monkeypatch, address):
    monkeypatch.setenv("SITE_URL", address)
    code, output = build(guide, "--strict")
    assert code == 0, output
    assert ("SITE_URL is not set" in output) == (not address)


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        (
            CLEAN + "Ketamine helped.\n",
            "docs/index.md:16:1: uncited-claim: this sentence cites no source; add [@key], or put it in a reading box",
        ),
        (
            CLEAN.replace("hardy2012]", "hardie2012]", 1),
            "docs/index.md:13:24: unknown-key: 'hardie2012' is not in references.bib; did you mean 'hardy2012'?",
        ),
        (CLEAN.replace("[@hardy2012]", "(@hardy2012)", 1), "docs/index.md:13:24: malformed-citation: '(@hardy2012)'"),
    ],
    ids=["a citation is missing", "a key is misspelt", "a citation is malformed"],
)
def test_a_strict_build_stops_with_file_and_line(guide, text, finding):
    page(guide, text)
    code, output = build(guide, "--strict")
    assert code != 0
    assert f"WARNING -  {finding}" in output
    assert "Traceback" not in output


def test_a_strict_build_stops_before_anything_is_built_however_quiet_it_is(guide):
    page(guide, CLEAN + "Ketamine helped.\n")
    code, output = build(guide, "--strict", "--quiet")
    assert code != 0
    assert "docs/index.md:16:1: uncited-claim: this sentence cites no source" in output
    assert "Traceback" not in output
    assert not (guide / "site").exists()


def test_a_page_that_cannot_be_read_is_one_message_and_no_crash(guide):
    (guide / "docs" / "pain.md").write_bytes((FRONT.format(title="Pain") + "M\xfcdigkeit").encode("latin-1"))
    code, output = build(guide, "--strict")
    assert code != 0
    assert "docs/pain.md:13:2: unreadable-file: byte 0xfc is not UTF-8; save the file as UTF-8" in output
    assert "Traceback" not in output


@pytest.mark.parametrize(
    ("bibliography", "finding"),
    [
        (BIB + BIB.split("\n\n")[0], "references.bib:18:1: duplicate-entry: 'hardy2012' is here twice"),
        (BIB.replace("{A trial}", "{A trial"), "references.bib:1:1: unreadable-file: this entry cannot be read"),
        ("", "docs/index.md:13:24: unknown-key: 'hardy2012' is not in references.bib"),
    ],
    ids=["a key twice", "an open brace", "empty"],
)
def test_a_faulty_bibliography_is_one_message_and_no_crash(guide, bibliography, finding):
    (guide / "references.bib").write_text(bibliography, "utf-8")
    code, output = build(guide, "--strict")
    assert code != 0
    assert f"WARNING -  {finding}" in output
    assert "Traceback" not in output


def test_titles_and_summaries_reach_every_page_as_text(guide):
    hostile = """<svg onload=alert(1)> "P" < 3 & 'q'"""
    quoted = hostile.replace("'", "''")
    text = FRONT.format(title="Pain").replace("title: Pain", f"title: '{quoted}'")
    (guide / "docs" / "routes.md").write_text(text.replace("A page.", f"'{quoted}'") + CLEAN, "utf-8")
    (guide / "references.bib").write_text(BIB.replace("{Hardy, Janet}", f"{{{{{hostile}}}}}"), "utf-8")
    (guide / "docs" / "sources").mkdir()
    card = "---\nkind: source\nkey: hardy2012\n---\n\n## What was found\n\n- Little. *Abstract*\n"
    (guide / "docs" / "sources" / "hardy2012.md").write_text(card, "utf-8")
    build(guide)
    for path in ("index.html", "routes/index.html", "sources/hardy2012/index.html", "404.html"):
        built = (guide / "site" / path).read_text("utf-8")
        assert "<svg onload" not in built
        assert html.document_fromstring(built).xpath("//svg[@onload]") == []
    routes = html.document_fromstring((guide / "site" / "routes" / "index.html").read_text("utf-8"))
    assert routes.xpath("string(//title)") == f"{hostile} - Ketamine in Pain"
    assert routes.xpath("//meta[@name='description']/@content") == [hostile]
    assert hostile in routes.xpath("string(//nav[@id='guide-menu'])")
    card_page = html.document_fromstring((guide / "site/sources/hardy2012/index.html").read_text("utf-8"))
    assert card_page.xpath("string(//title)") == f"{hostile} 2012 - Ketamine in Pain"
    assert card_page.xpath("string(//h1)") == f"{hostile} 2012"


def test_a_page_that_mkdocs_leaves_out_is_named_and_breaks_nothing(guide):
    (guide / "docs" / "templates").mkdir()
    (guide / "docs" / "templates" / "left.md").write_text(FRONT.format(title="Left out") + CLEAN, "utf-8")
    code, output = build(guide, "--strict")
    assert code != 0
    assert "docs/templates/left.md" in output
    assert "Traceback" not in output
    assert build(guide)[0] == 0
    claims = (guide / "site" / "data" / "claims.json").read_text("utf-8")
    assert claims.count('"page"') == CLEAN.count("].")


def test_a_missing_bibliography_says_which_file_is_missing(guide):
    (guide / "references.bib").unlink()
    code, output = build(guide)
    assert code != 0
    assert "references.bib' isn't an existing file" in output
    assert "Traceback" not in output


def test_a_preview_goes_on_and_shows_the_unknown_citation(guide):
    page(guide, CLEAN.replace("hardy2012]", "hardie2012]", 1))
    code, output = build(guide)
    assert code == 0
    assert "unknown-key" in output
    assert "[@hardie2012]" in shown(guide)
    assert "raw-citation" in output


def test_citations_in_code_and_comments_stay_as_they_are(guide):
    (guide / "docs" / "about").mkdir(exist_ok=True)
    text = "---\ntitle: Method\nsummary: How it is made.\nkind: site\n---\n\n# Method\n\nSee `[@inline2000]`.\n"
    text += "\n```\nWrite [@nobody2000] here.\n```\n\n<!-- [@hidden2000] -->\n"
    (guide / "docs" / "about" / "method.md").write_text(text, "utf-8")
    code, output = build(guide, "--strict")
    assert code == 0, output
    built = (guide / "site" / "about" / "method" / "index.html").read_text("utf-8")
    assert "Write [@nobody2000] here." in built
    assert "<code>[@inline2000]</code>" in built
    assert "<!-- [@hidden2000] -->" in built


def test_a_page_that_another_plugin_adds_text_to_is_caught_in_the_built_site(guide):
    (guide / "late.py").write_text(
        "def on_post_page(output, page, config):\n"
        "    return output.replace('A review found', 'Ketamine cures. A review found')\n",
        "utf-8",
    )
    config = (guide / "mkdocs.yml").read_text("utf-8")
    (guide / "mkdocs.yml").write_text(config.replace("hooks:\n", "hooks:\n  - late.py\n", 1), "utf-8")
    code, output = build(guide, "--strict")
    assert code != 0
    assert "'Ketamine cures.' has no link to a reference on this page" in output
    code, output = build(guide, "--strict", "--quiet")
    assert code != 0
    assert "uncited-claim: 'Ketamine cures.'" in output
    assert "Traceback" not in output


def test_a_word_that_a_plugin_takes_out_is_missed_in_the_built_site(guide):
    (guide / "late.py").write_text(
        "def on_post_page(output, page, config):\n    return output.replace('did not help', 'did help')\n", "utf-8"
    )
    config = (guide / "mkdocs.yml").read_text("utf-8")
    (guide / "mkdocs.yml").write_text(config.replace("hooks:\n", "hooks:\n  - late.py\n", 1), "utf-8")
    code, output = build(guide, "--strict")
    assert code != 0
    assert "lost-text: 'Ketamine did not help .' of docs/index.md does not reach the reader" in output


LEFT_OUT = FRONT.format(title="Later") + "Ketamine did not help [@hardy2012].\n"


def leave_out(guide: Path, setting: str) -> None:
    """Have MkDocs leave out docs/later.md, a page that the source gate has nothing to say of."""
    (guide / "docs" / "later.md").write_text(LEFT_OUT, "utf-8")
    config = re.sub(r"(?ms)^(?:draft_docs|exclude_docs):.*?(?=^\S|\Z)", "", (guide / "mkdocs.yml").read_text("utf-8"))
    (guide / "mkdocs.yml").write_text(f"{config}\n{setting}: later.md\n", "utf-8")


@pytest.mark.parametrize("setting", ["draft_docs", "exclude_docs"])
@pytest.mark.parametrize("quiet", [(), ("--quiet",)], ids=["", "quiet"])
def test_a_page_that_is_left_out_of_the_build_is_named_and_no_crash(guide, setting, quiet):
    leave_out(guide, setting)
    code, output = build(guide, "--strict", *quiet)
    assert code != 0
    assert "lost-text: this page is not built, but docs/later.md is written; build it" in output
    assert "Traceback" not in output
    assert "KeyError" not in output


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("README.md", "MkDocs leaves this page out, since index.md stands beside it; keep one of the two"),
        ("templates/letter.md", "MkDocs leaves out what is below docs/templates; move this page, or remove it"),
    ],
)
def test_a_page_that_mkdocs_leaves_out_stops_a_quiet_build_and_is_named(guide, name, message):
    (guide / "docs" / name).parent.mkdir(exist_ok=True)
    (guide / "docs" / name).write_text(LEFT_OUT, "utf-8")
    code, output = build(guide, "--strict", "--quiet")
    assert code != 0
    assert f"docs/{name}:1:1: unreadable-file: {message}" in output
    assert "Traceback" not in output


def test_a_card_that_is_left_out_of_the_build_is_named_and_no_crash(guide):
    (guide / "docs" / "sources").mkdir()
    (guide / "docs" / "sources" / "hardy2012.md").write_text(
        "---\nkind: source\nkey: hardy2012\ndesign: randomised controlled trial\nparticipants: 185 adults\n"
        "read: abstract\nchecked: 2026-11-22\nabout: [cancer]\n---\n\n## What was found\n\n"
        "- Ketamine did not help. *Abstract*\n",
        "utf-8",
    )
    config = re.sub(r"(?ms)^(?:draft_docs|exclude_docs):.*?(?=^\S|\Z)", "", (guide / "mkdocs.yml").read_text("utf-8"))
    (guide / "mkdocs.yml").write_text(f"{config}\nexclude_docs: sources/hardy2012.md\n", "utf-8")
    _, output = build(guide)
    assert "Traceback" not in output
    assert "KeyError" not in output


def test_a_preview_checks_again_on_every_change(guide):
    config = str(guide / "mkdocs.yml")
    command = [sys.executable, "-u", "-m", "mkdocs", "serve", "-f", config, "-a", "127.0.0.1:0"]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8"
    ) as server:
        limit = threading.Timer(PATIENCE, server.kill)
        limit.start()
        try:
            assert until(server, "Serving on")
            page(guide, CLEAN + "Ketamine helped.\n")
            assert until(server, "docs/index.md:16:1: uncited-claim")
            (guide / "references.bib").write_text(BIB.replace("hardy2012", "hardy2013"), "utf-8")
            assert until(server, "'hardy2012' is not in references.bib; did you mean 'hardy2013'?")
        finally:
            limit.cancel()
            server.kill()


def until(server: subprocess.Popen, text: str) -> bool:
    """Read what the server prints up to a line with `text`; tell whether it came before the server ended."""
    return any(text in line for line in server.stdout)


CARD = """---
kind: source
key: hardy2012
design: randomised controlled trial
participants:
read: abstract
checked: 2026-11-22
about: [cancer]
"""
FACT = "---\n\n## What was found\n\n- Pain fell. *Abstract*\n"
NO_NUMBER = "effects:\n  - {indication: perioperative, outcome: pain, measure: mean difference, estimate: abc}\n"
BROKEN = {
    "a template": ("docs/x.md", FRONT.format(title="X").replace("checked_by:", "template: nope.html") + CLEAN),
    "a date for a title": ("docs/x.md", FRONT.format(title="2026-11-22") + CLEAN),
    "a list for a summary": ("docs/x.md", FRONT.format(title="X").replace("A page.", "[2026-11-22, b]") + CLEAN),
    "bytes of Latin-1": ("docs/x.md", FRONT.format(title="X") + "Pain fell \udce4 [@hardy2012].\n"),
    "deep lists": ("docs/x.md", FRONT.format(title="X") + "".join(" " * 4 * n + "- a\n" for n in range(400))),
    "an estimate that is none": ("docs/sources/hardy2012.md", CARD + NO_NUMBER + FACT),
    "an empty effect": ("docs/sources/hardy2012.md", CARD + "effects:\n  - {}\n" + FACT),
    "a list for a key": ("docs/sources/hardy2012.md", CARD.replace("key: hardy2012", "key: [a, b]") + FACT),
    "a number for tags": ("docs/sources/hardy2012.md", CARD.replace("[cancer]", "3") + FACT),
}


@pytest.mark.parametrize(("name", "text"), BROKEN.values(), ids=BROKEN)
def test_a_preview_of_a_broken_guide_names_the_place_and_shows_no_traceback(guide, name, text):
    (guide / name).parent.mkdir(exist_ok=True)
    (guide / name).write_bytes(text.encode("utf-8", "surrogateescape"))
    _, output = build(guide)
    assert "Traceback" not in output
    assert f"{name}:" in output


def test_a_page_that_is_written_keeps_its_title_for_those_that_come_after_it(guide):
    code, output = build(guide, "--strict")
    assert code == 0, output
    after = html.parse(guide / "site" / "references" / "index.html")
    assert [" ".join(link.text_content().split()) for link in after.xpath("//a[@rel='prev']")] == ["Before Pain"]
