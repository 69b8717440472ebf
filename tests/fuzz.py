"""Random guides against what the gates promise: `make fuzz`, for longer `make fuzz MINUTES=60`, for other texts SEED=7.

Soundness, end to end: whatever sentence a built page shows without a reference, the source gate has reported on its
line, or on a line above where the page leaves the plain language, and the site gate reports it too. And of any text
whatever: nothing stops the gates, nothing keeps them waiting, and each finding stands inside the file that it names.
A counterexample is shown as it came: to make it small takes longer than to read it.
"""

import re
import sys
from collections.abc import Callable, Iterator
from functools import cache
from random import Random
from time import monotonic, process_time

from claimcheck import source_gate
from claimcheck.finding import Finding
from claimcheck.site.claims import page_claims, titles_of
from claimcheck.site.rules import active_content
from claimcheck.site.site import Site
from guide.guide import Guide
from guide.markdown.sentences import split_sentences
from guide.vocabulary import GENERATED, REASONS, REFERENCE_PREFIX
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from lxml import html
from markdown import Markdown
from random_pages import Pages
from showing import before_and_after, markdown_of_the_guide, page_at, shown_as, small_guide

FRONT = "---\ntitle: Pain\n---\n\n"
BIB = """@article{key, author = {Muster, Maria}, title = {A trial}, year = {2012}, doi = {10.1000/1}}
@article{other, author = {Probe, Paul}, title = {A review}, year = {2017}, doi = {10.1000/2}}
"""
CARD = """---
kind: source
key: key
design: case report
participants: 20 adults
read: abstract
checked: 2026-11-22
about: [surgery]
effects:
  - {indication: surgery, outcome: pain, measure: mean difference, estimate: -1, low: -2, high: 0.5}
---

## What was found

- Pain fell in 12 of 20. *Abstract, results*
"""
# An author who is told one of these of a line cannot leave what it says as it is.
NAMING = frozenset(
    """
    uncited-claim plain-markdown odd-sign malformed-citation unknown-key handwritten-footnote claim-in-heading
    reading-box figure-in-reading unknown-placeholder unknown-reason split-sentence citation-not-last
    """.split()
)
WORD = re.compile(r"w\d+x")
BETWEEN = re.compile(r"<[^<>]*>|[^\w\s]")
TARGET = re.compile(r"\]\([^()]*\n[^()]*\)")
CITED = "\ue000"
TITLES = ("h1", "h2", "h3", "h4", "h5", "h6", "thead", "dt", "summary")
WITHIN = ("a", "strong", "em", "abbr", "span", "b", "i", "u", "code", "sub", "sup", "small", "img")
# Seconds of the process's own that any text of this size has: a hundred times what it needs.
PATIENCE = 5.0


@cache
def _markdown() -> Markdown:
    return markdown_of_the_guide()


def built(text: str) -> tuple[Guide, html.HtmlElement]:
    """Return the guide with `text` as its one page below a title, and that page as it is built."""
    guide = small_guide(BIB, {"pain.md": FRONT + text})
    shown = shown_as(guide)
    _, page = before_and_after(page_at("pain.md", shown), shown, _markdown())
    whole = f"<!doctype html><html><body><main><article>{page}</article></main></body></html>"
    return guide, html.document_fromstring(whole, parser=html.HTMLParser(huge_tree=True))


def unsourced(root: html.HtmlElement) -> Iterator[str]:
    """Yield each sentence, row or caption that a reader of the built page meets without a link to a reference.

    It walks the page in another way than the site gate does.
    """
    ids, titles = set(map(str, root.xpath("//@id"))), set(titles_of(root))
    for link in root.xpath(f"//a[starts-with(@href, '#{REFERENCE_PREFIX}')]"):
        if link.get("href")[1:] in ids:
            link.tail = CITED + (link.tail or "")
    # The words of a picture stand there, between the halves of a word.
    for picture in root.iter("img"):
        picture.tail = f" {picture.tail or ''}"
    for block in root.xpath("//*[@data-kind]")[0].iter():
        inside = [block, *block.iterancestors()]
        in_row = block.tag != "tr" and any(above.tag == "tr" for above in inside)
        if not isinstance(block.tag, str) or _is_in_line(block) or in_row or any(map(_is_left_out, inside)):
            continue
        if block.tag == "tr":
            texts = [" ".join(" ".join(block.itertext()).split())]
        else:
            own = _own_text(block)
            if block.tag == "caption" and re.sub(r"Table \d+: ", "", " ".join(own.split())) in titles:
                continue
            texts = [own[start:end] for start, end in split_sentences(own, 0, len(own))]
        yield from (text for text in texts if CITED not in text and WORD.search(text))


def _own_text(block: html.HtmlElement) -> str:
    """Return the text of a block without that of the blocks in it, also where a tag that is never closed holds them."""
    text = block.text or ""
    for child in block:
        # A comment parts nothing.
        if isinstance(child.tag, str):
            text += _own_text(child) if _is_in_line(child) else "\n\n"
        text += child.tail or ""
    return text


def _is_in_line(element: html.HtmlElement) -> bool:
    """Tell whether an element stands in a line of text, as one that browsers do not know does."""
    return element.tag in WITHIN or bool(WORD.fullmatch(element.tag)) or not element.tag.isalnum()


def _is_left_out(element: html.HtmlElement) -> bool:
    """Tell whether an element is a title, was added by the presentation, or is a box of the authors' own reading."""
    classes = set(element.get("class", "").split())
    title = element.tag in TITLES or "admonition-title" in classes
    return title or bool(classes & set(GENERATED)) or {"admonition", "reading"} <= classes


def unreported(text: str) -> list[str]:
    """Return each sentence that the page of `text` shows without a reference and that a gate does not report."""
    guide, root = built(text)
    (page,) = guide.pages
    findings = source_gate.check(guide)
    named = {finding.line for finding in findings if finding.rule in NAMING}
    left = min((finding.line for finding in findings if finding.rule == "plain-markdown"), default=len(page.text))
    waived = {waiver.place.line for waiver in page.waivers if waiver.reason in REASONS}
    refused = any(True for _ in active_content.check(Site(pages={"pain/index.html": root})))
    targets = [
        {page.text.count("\n", 0, at) + 1 for at in range(*target.span())} for target in TARGET.finditer(page.text)
    ]
    titles = set(titles_of(root))
    told = " ".join(claim.text for claim in page_claims(root) if not claim.sourced and claim.link not in titles)
    found = []
    for sentence in unsourced(root):
        words, lines = WORD.findall(sentence), lines_of(sentence, page.text)
        # The target of a link may hold line breaks, which nobody sees.
        on = lines.union(*(lines_of(word, page.text) for word in words))
        if on.union(*(target for target in targets if target & on)) & waived:
            continue
        if not lines & named and min(lines, default=len(page.text)) < left:
            found.append(f"'{sentence}' is not reported by the source gate on line {min(lines, default=0)}")
        if not refused and any(word not in told for word in words):
            found.append(f"'{sentence}' is not reported by the site gate")
    return found


def lines_of(sentence: str, text: str) -> set[int]:
    """Return the lines of a page's text that `sentence` stands on: where the first of its words is that is on any."""
    # A tag or a sign of Markdown may stand within a word.
    on = [{*WORD.findall(line), *WORD.findall(BETWEEN.sub("", line))} for line in text.split("\n")]
    for word in WORD.finditer(sentence):
        above = sentence[: word.start()].lstrip().count("\n")
        if first := [at - above for at, words in enumerate(on, 1) if word[0] in words]:
            return {at + more for at in first for more in range(sentence.strip().count("\n") + 1)}
    return set()


def is_sound(text: str) -> None:
    """Assert that a page with this text shows nothing without a reference that the gates do not report."""
    if found := unreported(text):
        raise AssertionError("\n".join([*found, "the page:", text]))


def is_borne(files: tuple[str, str, str]) -> None:
    """Assert that a page, a card and a bibliography of any text are read and judged in time, with places inside."""
    text, card, bibliography = files
    begun = process_time()
    guide = small_guide(bibliography, {"pain.md": text, "sources/key.md": card})
    findings = source_gate.check(guide)
    assert process_time() - begun < PATIENCE
    lines = bibliography.replace("\r\n", "\n").replace("\r", "\n")
    texts = {page.path: page.text for page in guide.pages} | {"references.bib": lines}
    if outside := [str(finding) for finding in findings if not _is_inside(finding, texts)]:
        raise AssertionError("\n".join(outside))


def files_of(data: bytes) -> tuple[str, str, str]:
    """Return a page, a card and a bibliography of which one is the text in `data`; its first byte says which."""
    files = [FRONT + "Pain fell in 12 of 20 [@key].\n", CARD, BIB]
    files[data[0] % 3 if data else 0] = data[1:].decode("utf-8", "replace")
    return files[0], files[1], files[2]


def _is_inside(finding: Finding, texts: dict[str, str]) -> bool:
    lines = texts.get(finding.path, "").split("\n")
    if not 1 <= finding.line <= len(lines):
        return False
    return 1 <= finding.column <= len(lines[finding.line - 1]) + 1


# One number draws a whole page, which is much faster than one number for each of its words.
RANDOM = st.integers(0, 2**63).map(Random)
OF_THE_LANGUAGE = RANDOM.map(lambda source: Pages(source).page())
AROUND_IT = RANDOM.map(lambda source: Pages(source).around())
ANY = st.text(max_size=300)


def changed(text: str) -> st.SearchStrategy[str]:
    """Return `text` with pieces of it taken out, doubled or replaced by others."""
    cut = st.tuples(st.integers(0, len(text)), st.integers(0, 12), st.one_of(ANY, RANDOM.map(_strange)))
    return st.lists(cut, min_size=1, max_size=4).map(lambda cuts: _with_cuts(text, cuts))


def _strange(source: Random) -> str:
    return Pages(source).strange()


def _with_cuts(text: str, cuts: list[tuple[int, int, str]]) -> str:
    for at, length, put in cuts:
        text = text[:at] + put + text[at + length :]
    return text


FILES = st.tuples(
    st.one_of(AROUND_IT, AROUND_IT.map(lambda text: FRONT + text), changed(FRONT + "Pain fell [@key].\n"), ANY),
    changed(CARD),
    changed(BIB),
)
# Each property, and the texts that it is tried on.
PROPERTIES: dict[str, tuple[Callable[..., None], st.SearchStrategy[object]]] = {
    "sound on a page of the language": (is_sound, OF_THE_LANGUAGE),
    "sound on a page around the language": (is_sound, AROUND_IT),
    "read and judged in time": (is_borne, FILES),
}


def tried(name: str, examples: int, first: int | None = None) -> Callable[[], None]:
    """Return a trial of a property on so many texts: always the same ones, or those of a seed."""
    check, texts = PROPERTIES[name]
    health = list(HealthCheck)
    run = given(texts)(check)
    run = settings(
        max_examples=examples, deadline=None, database=None, suppress_health_check=health, derandomize=first is None,
        phases=(Phase.generate,),
    )(run)  # fmt: skip
    return run if first is None else seed(first)(run)


def main(seconds: float, first: int) -> int:
    """Try all properties in turn for so long, from the seed `first` on; print what fails, and return 1 if any did."""
    begun, number, failed = monotonic(), 0, 0
    while monotonic() - begun < seconds:
        for name in PROPERTIES:
            try:
                tried(name, 100, first)()
            except Exception as error:
                failed += 1
                print(f"\n{name}, seed {first}: {type(error).__name__}: {error}", flush=True)
                print("\n".join(getattr(error, "__notes__", ())), flush=True)
            number += 100
        first += 1
    told = f"{failed} counterexamples" if failed else "no counterexample"
    print(f"{number} texts in {monotonic() - begun:.0f} s, {told}; the next seed is {first}")
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main(60 * float(sys.argv[1]), int(sys.argv[2])))
