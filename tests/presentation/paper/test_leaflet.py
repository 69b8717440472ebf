"""The leaflet: the marked sentences of the pages, word for word, each with its source."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

from claimcheck.site_gate import check_site
from lxml import html
from presentation.paper.leaflet import leaflet, write_leaflet
from test_document import SHOWN, cite, leaf

MARK = "<!-- on-leaflet -->"
HELP = leaf(
    "plain.md",
    '<h2 id="help">Will it help<a class="headerlink" href="#help">&para;</a></h2>'
    f"<p>It may{cite('bell2017')}.</p>{MARK}"
    f"<p>Not for all{cite('hardy2012')}.</p>"
    f'<h3 id="cancer">Cancer</h3><p>It did not{cite("hardy2012", "bell2017")}.</p>{MARK}'
    f'<h3 id="nerve">Nerve</h3><p>Nobody knows{cite("nice2021")}.</p>'
    f'<h2 id="other">Other</h2><p>No mark{cite("nice2021")}.</p>',
)
RISKS = leaf(
    "patients/risks.md",
    f'<h2 id="ask">What to ask</h2><p>Ask{cite("nice2021")}.</p>{MARK}'
    f'<ul><li>Who <a href="../../plain/">watches</a>{cite("hardy2012")}.</li></ul>{MARK}',
)
UNMARKED = leaf("routes/oral.md", f"<p>By mouth{cite('old1990')}.</p>")


def made(*leaves, address: str = "https://guide.example/ketamine/", url: str = "print/leaflet/") -> str:
    return leaflet(leaves, replace(SHOWN, address=address), url)


def words(part: html.HtmlElement) -> str:
    return " ".join(part.text_content().split())


def test_it_has_the_marked_blocks_with_the_headings_above_them_and_nothing_else():
    (main,) = html.document_fromstring(made(HELP, UNMARKED, RISKS)).xpath("//main")
    assert [(part.tag, words(part)) for part in main] == [
        *(("h2", "Will it help"), ("p", "It may[1].")),
        *(("h3", "Cancer"), ("p", "It did not[1,2].")),
        *(("h2", "What to ask"), ("p", "Ask[3]."), ("ul", "Who watches[2].")),
    ]


def test_each_number_leads_to_its_source_in_the_list():
    root = html.document_fromstring(made(HELP, RISKS))
    listed = [(item.get("id"), words(item)) for item in root.xpath("//footer//li")]
    assert [id for id, _ in listed] == ["ref-bell2017", "ref-hardy2012", "ref-nice2021"]
    assert [name for _, name in listed][:2] == ["Bell 2017", "Hardy 2012"]
    named = [(link.get("href"), link.get("aria-label")) for link in root.xpath("//main//a")]
    assert named[0] == ("#ref-bell2017", "Source 1: Bell 2017")
    assert {href for href, _ in named} == {f"#{id}" for id, _ in listed}
    assert [id for id, times in Counter(root.xpath("//@id")).items() if times > 1] == []


def test_it_says_where_it_is_from_and_that_nobody_has_checked_it():
    foot = words(html.document_fromstring(made(HELP)).xpath("//footer")[0])
    assert "The newest version: https://guide.example/ketamine/" in foot
    assert f"Ketamine in Pain, version {SHOWN.version.words}" in foot
    assert "Not yet checked by a clinician." in foot
    alone = words(html.document_fromstring(made(HELP, address="")).xpath("//footer")[0])
    assert "newest" not in alone
    checked = leaf("plain.md", f"<p>It may{cite('bell2017')}.</p>{MARK}", meta={**HELP.meta, "checked_by": "Dr A"})
    assert "Not yet checked" not in made(checked)


def test_searches_find_it_by_itself_since_no_page_has_all_of_its_words():
    (head,) = html.document_fromstring(made(HELP)).iter("head")
    (told,) = head.xpath("./meta[@name='description']/@content")
    assert told.startswith("Two sides to print for people offered ketamine for pain")
    assert head.xpath("./link[@rel='canonical']/@href") == ["https://guide.example/ketamine/print/leaflet/"]
    assert head.xpath("./link[@rel='icon']/@href") == ["../../assets/images/guide.svg"]
    assert head.xpath("./meta[@name='robots']") == []


def test_without_a_mark_there_is_no_leaflet(tmp_path: Path):
    assert made(UNMARKED) == ""
    write_leaflet(tmp_path, replace(SHOWN, order=(UNMARKED.path,), pages={UNMARKED.path: UNMARKED}), folders=True)
    assert list(tmp_path.iterdir()) == []


def test_it_lies_where_the_links_of_the_pages_lead(tmp_path: Path):
    shown = replace(SHOWN, order=(HELP.path,), pages={HELP.path: HELP})
    write_leaflet(tmp_path, shown, folders=True)
    write_leaflet(tmp_path, shown, folders=False)
    assert 'href="../../"' in (tmp_path / "print/leaflet/index.html").read_text("utf-8")
    assert 'href="index.html"' in (tmp_path / "leaflet.html").read_text("utf-8")


def gate(folder: Path, text: str) -> list[str]:
    """Return the rules that the site gate has findings of on the leaflet, beside links to pages that are not there."""
    target = folder / "print/leaflet/index.html"
    target.parent.mkdir(parents=True)
    target.write_text(text, "utf-8")
    return [finding.rule for finding in check_site(folder)[0] if finding.rule != "dead-link"]


def test_the_site_gate_reads_it_and_misses_a_source_that_is_not_there(tmp_path: Path):
    assert gate(tmp_path / "good", made(HELP, RISKS)) == []
    bad = leaf("plain.md", f"<p>Nobody says so.</p>{MARK}")
    assert gate(tmp_path / "bad", made(bad)) == ["uncited-claim"]
