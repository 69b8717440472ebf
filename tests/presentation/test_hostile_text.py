"""What hostile authors write into titles, names, entries and cards reaches readers as text, in every file of the site.

The gates would stop at most of it; here it is built all the same, since nothing but text may come of it.
"""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from examples import BELL, FRONT, HARDY
from lxml import etree, html

ROOT = Path(__file__).parents[2]
HOSTILE = "</title></script></style>--><script>alert(1)</script><img src=x onerror=alert(1)> {{ 7*7 }} {% raw %}"
LINK = "javascript:alert(1)"
CARD = f"""---
kind: source
key: hardy2012
design: randomised controlled trial
participants: '{HOSTILE}'
read: abstract
checked: 2026-11-22
about: [cancer]
---

## What was found

- Little was found, {{{{ 7*7 }}}} and {{% include "x" %}} too. *Abstract*
"""


def _entry(text: str, url: str = LINK) -> str:
    hostile = text.replace("title = {", f"title = {{{HOSTILE} ").replace("journal = {", f"journal = {{{HOSTILE} ")
    return re.sub(r",?\s*\}\s*\Z", f",\n  url = {{{url}}},\n}}\n", hostile)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the site that a hostile guide is built into."""
    folder = tmp_path_factory.mktemp("hostile")
    config = re.sub(r"(?ms)^(nav|not_in_nav):.*?(?=^\S|\Z)", "", (ROOT / "mkdocs.yml").read_text("utf-8"))
    front = re.sub(r"(?m)^(title|summary|written_by): .*$", rf"\1: '{HOSTILE}'", FRONT.format(title="Pain"))
    files = {
        "mkdocs.yml": config.replace(" hooks/", f" {ROOT}/hooks/"),
        "references.bib": _entry(BELL) + _entry(HARDY),
        "docs/index.md": front + "It helped {{ 7*7 }} [@hardy2012].\n\nA review found it too [@bell2017].\n",
        "docs/references.md": "---\ntitle: References\nkind: site\n---\n\n# References\n\n<!-- bibliography -->\n",
        "docs/sources/hardy2012.md": CARD,
        "docs/sources/<script>alert(1)<.md": CARD,
        "docs/about/changes.md": "---\ntitle: Changes\nkind: site\n---\n\n# Changes\n\n"
        "## 2026-11-22\n\n- **New** [At a glance](../index.md): first release of the page, {{ 7*7 }}.\n",
    }
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", "site"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr, done.stderr[-3000:]
    assert (folder / "site" / "index.html").is_file(), done.stderr[-3000:]
    return folder / "site"


def test_no_page_has_an_element_or_an_address_of_it(built: Path):
    pages = sorted(built.rglob("*.html"))
    assert len(pages) > 4
    for path in pages:
        root = html.document_fromstring(path.read_text("utf-8"))
        found = [name for element in root.iter(etree.Element) for name in element.attrib if name.startswith("on")]
        assert found == [], path
        assert root.xpath("//img | //a[starts-with(@href, 'javascript')]/@href") == [], path
        for script in root.xpath("//script[contains(., 'alert')]"):
            assert script.get("type") == "application/ld+json", path
            json.loads(script.text)


def test_its_words_are_shown(built: Path):
    root = html.document_fromstring((built / "index.html").read_text("utf-8"))
    assert "alert(1)" in root.findtext(".//title")
    assert "<script>alert(1)</script>" in root.xpath("string(//*[@id='ref-hardy2012'])")


def test_no_template_of_it_is_filled_in(built: Path):
    for path in built.rglob("*.html"):
        text = html.document_fromstring(path.read_text("utf-8")).text_content()
        assert "{{ 7*7 }}" in text or "7*7" not in text, path
    assert "{{ 7*7 }}" in (built / "index.html").read_text("utf-8")


def test_feed_site_map_and_data_hold_it_as_text(built: Path):
    for path in built.rglob("*.xml"):
        tags = {etree.QName(element).localname for element in etree.parse(path).iter(etree.Element)}
        assert not tags & {"script", "img"}, path
    files = [path for path in built.rglob("*.json") if "alert(1)" in path.read_text("utf-8")]
    assert files
    for path in files:
        json.loads(path.read_text("utf-8"))
