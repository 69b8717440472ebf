"""What is a claim and what is not, and where it stands: line and column as an editor shows them."""

import pytest
from guide.markdown.page import Claim, Page
from guide.markdown.reading import kind_of, read_page
from guide.place import Place

READING = '!!! reading "Our reading"'
FRONT = "---\ntitle: Cancer pain\nsummary: Pain fell.\n---\n\n"


def _page(text: str) -> Page:
    return read_page("page.md", text)


def _claims(text: str) -> list[str]:
    return [_shown(claim) for claim in _page(text).claims]


def _shown(claim: Claim) -> str:
    return f"{claim.place.line}:{claim.place.column} {claim.text}"


CLAIMS = {
    "a sentence": ("Pain fell.", ["1:1 Pain fell."]),
    "a sentence without a full stop": ("Pain fell", ["1:1 Pain fell"]),
    "a sentence after front matter, whose lines count": (FRONT + "Pain fell.", ["6:1 Pain fell."]),
    "each sentence of a paragraph": ("Pain fell.\nIt came back.", ["1:1 Pain fell.", "2:1 It came back."]),
    "each of two sentences on a line": ("Pain fell. It came back.", ["1:1 Pain fell.", "1:12 It came back."]),
    "a sentence over two lines, once": ("Pain fell\nafter a day.", ["1:1 Pain fell\nafter a day."]),
    "a sentence glued to a link": ("Pain [fell](a.md).It rose.", ["1:1 Pain [fell](a.md).", "1:19 It rose."]),
    "a citation over two lines": ("Pain fell [@smith2019;\nlee2011].", ["1:1 Pain fell [@smith2019;\nlee2011]."]),
    "a sentence with a letter of another script": ("痛み", ["1:1 痛み"]),
    "a number alone": ("42", ["1:1 42"]),
    "a lead-in": ("The trials found:\n\n- less pain", ["1:1 The trials found:", "3:3 less pain"]),
    "a bullet item": ("- Pain fell", ["1:3 Pain fell"]),
    "a numbered item": ("12. Pain fell", ["1:5 Pain fell"]),
    "a nested item": ("- Pain fell\n    - at rest", ["1:3 Pain fell", "2:7 at rest"]),
    "an item nested twice": ("- a\n    - b\n        1. c", ["1:3 a", "2:7 b", "3:12 c"]),
    "a nested item after an empty line": ("- a\n\n    - b", ["1:3 a", "3:7 b"]),
    "a table row": ("| A | B |\n| --- | --- |\n| Pain | fell |", ["3:1 | Pain | fell "]),
    "a row with one cell filled": ("| A | B |\n| --- | --- |\n|  | fell |", ["3:1 |  | fell "]),
    "a row with two sentences, once": ("| A |\n| --- |\n| Pain. Fell. |", ["3:1 | Pain. Fell. "]),
    "text in a box": (f"{READING}\n\n    Pain fell.", ["3:5 Pain fell."]),
    "text before a comment": ("Pain fell. <!-- so -->", ["1:1 Pain fell."]),
    "text with emphasis": ("*Pain* **fell**.", ["1:1 *Pain* **fell**."]),
    "text with less and more": ("Pain < 5 and > 3", ["1:1 Pain < 5 and > 3"]),
    "a link alone": ("[Trials](trials.md)", ["1:1 [Trials]"]),
    "an external link alone": ("[Trials](https://example.org)", ["1:1 [Trials]"]),
    "a link to an address with brackets": ("See [it](https://x.org/a(01)b).", ["1:1 See [it](https://x.org/a(01)b)."]),
    "a link with words beside it": ("See [trials](trials.md).", ["1:1 See [trials](trials.md)."]),
    "words in brackets": ("[¹¹C]raclopride fell [SD 4]", ["1:1 [¹¹C]raclopride fell [SD 4]"]),
    "number signs behind a word, which are text": ("Pain # fell", ["1:1 Pain # fell"]),
}

NO_CLAIMS = {
    "nothing": "",
    "front matter": FRONT,
    "front matter that ends with dots": "---\nsummary: Pain fell.\n...\n",
    "a heading": "# Pain fell",
    "a table's header": "| Pain | Dose |\n| --- | :-: |\n",
    "a box title": f"{READING}\n\n    [@smith2019]",
    "a comment": "<!-- Pain fell. -->",
    "a citation alone": "[@smith2019]",
    "a citation alone in a list": "- [@smith2019; @lee2011]",
    "marks without words": "“…”",
}

# What is not of the plain language, and where the finding stands; Python-Markdown shows most of it in its own way.
FOREIGN = {
    "a heading without a space": ("##Pain", ["1:1"]),
    "a heading behind spaces": ("Pain.\n\n # Pain", ["3:1"]),
    "a heading right below text": ("Pain.\n# Pain", ["2:1"]),
    "text right below a heading": ("# Pain\nIt fell.", ["2:1"]),
    "a heading with closing marks": ("## Pain ##", ["1:9"]),
    "a heading in a list": ("- # Pain", ["1:3"]),
    "a heading behind a task box": ("- [ ] # Pain", ["1:3"]),
    "a heading behind code": ("`x` # Pain", ["1:1"]),
    "a heading with a backslash at its end": ("# Pain\\", ["1:7"]),
    "an underlined heading": ("Pain\n====", ["2:1"]),
    "another underlined heading": ("Pain\n----", ["2:1"]),
    "a rule": ("Pain.\n\n---\n\nIt fell.", ["3:1"]),
    "a rule of stars": ("* * *", ["1:1"]),
    "an item with a star": ("* Pain", ["1:1"]),
    "an item with a plus": ("+ Pain", ["1:1"]),
    "an item with two spaces": ("-  Pain", ["1:1"]),
    "an item with a tab": ("-\tPain", ["1:1"]),
    "an item with a no-break space": ("-\xa0Pain", ["1:1"]),
    "an item right below text": ("Pain:\n- fell", ["2:1"]),
    "text right below an item": ("- Pain\nfell", ["2:1"]),
    "a second paragraph of an item": ("- Pain\n\n    It fell.", ["3:5"]),
    "an item nested by two spaces": ("- Pain\n  - fell", ["2:1"]),
    "an item nested too deep": ("- Pain\n        - fell", ["2:9"]),
    "a nested item without a list": ("Pain.\n\n    - fell", ["3:5"]),
    "a nested item after a comment": ("- Pain\n\n<!-- x -->\n\n    - fell", ["5:5"]),
    "a task": ("- [x] Pain", ["1:3"]),
    "a quotation": ("> Pain", ["1:1"]),
    "a quotation in a list": ("- > Pain", ["1:3"]),
    "an indented paragraph": ("Pain.\n\n   It fell.", ["3:1"]),
    "indented code": ("Pain.\n\n    It fell.", ["3:5"]),
    "fenced code": ("```\nPain fell.\n```", ["1:1"]),
    "fenced code that titles itself": ('``` {.py title="Pain fell."}\nx\n```', ["1:1"]),
    "fenced code with tildes": ("~~~\nPain fell.\n~~~", ["1:1"]),
    "a fence without an end": ("```\nPain fell.", ["1:1"]),
    "inline code": ("Pain `fell`.", ["1:6"]),
    "inline code alone": ("`Pain fell.`", ["1:1"]),
    "a backtick": ("Pain ` fell.", ["1:6"]),
    "a box of another kind": ('!!! note "Pain"\n\n    It fell.', ["1:1", "3:5"]),
    "a box without a title": ("!!! reading\n\n    It fell.", ["1:1", "3:5"]),
    "a box with another title": ('!!! reading "Their reading"\n\n    It fell.', ["1:1", "3:5"]),
    "a box without text": (f"{READING}\n\nIt fell.", ["1:1"]),
    "a box at the end": (READING, ["1:1"]),
    "text right below the title of a box": (f"{READING}\n    It fell.", ["1:1", "2:1"]),
    "code in a box": (f"{READING}\n\n        It fell.", ["1:1", "3:9"]),
    "a list in a box": (f"{READING}\n\n    - It fell.", ["3:5"]),
    "a box in a box": (f"{READING}\n\n    So.\n\n    {READING}\n\n        It fell.", ["5:5", "7:9"]),
    "a foldable box": ('??? reading "Our reading"\n\n    It fell.', ["1:1", "3:5"]),
    "a tab": ('=== "Pain"\n\n    It fell.', ["1:1", "3:5"]),
    "slashes": ("/// caption\nPain fell.\n///", ["1:1", "3:1"]),
    "a definition": ("Bolus\n:   Pain fell.", ["2:1"]),
    "an abbreviation": ("*[CRPS]: Pain fell.", ["1:1"]),
    "a link's definition": ("[pain]: trials.md", ["1:1"]),
    "a footnote's definition": ("[^1]: Pain fell.", ["1:1"]),
    "a footnote": ("Pain fell[^1].", ["1:10"]),
    "a link by reference": ("See the [trials][t].", ["1:9"]),
    "a link with a title": ("See [trials](trials.md 'Pain fell.').", ["1:5"]),
    "a link to a script": ("See [trials](javascript:x).", ["1:5"]),
    "a link to data": ("See [trials](data:text/html,x).", ["1:5"]),
    "a link to a disk": ("See [trials](file:///x).", ["1:5"]),
    "a link to another host without a scheme": ("See [trials](//example.org).", ["1:5"]),
    "a link over two lines": ("See [the\ntrials](trials.md).", ["1:5", "2:7"]),
    "a link with attributes": ("[Trials](trials.md){.md-button}", ["1:20"]),
    "a picture": ("Pain ![fell](a.png).", ["1:7"]),
    "a picture alone": ("![Pain fell](a.png)", ["1:1"]),
    "an address in angle brackets": ("See <https://example.org>.", ["1:5"]),
    "a tag": ("Pain <b>fell</b>.", ["1:6"]),
    "a hidden tag": ("Pain <span hidden>[@smith2019]</span>.", ["1:6"]),
    "a break": ("Pain<br>fell", ["1:5"]),
    "a closing tag": ("Pain </p>fell", ["1:6"]),
    "a block of HTML": ("<div>\nPain fell.\n</div>", ["1:1", "3:1"]),
    "a script": ("<script>\nx\n</script>", ["1:1", "3:1"]),
    "a style sheet": ("<style>.a { b: c }</style>", ["1:1"]),
    "a tag with an escaped end": ("<Pain fell\\>", ["1:1"]),
    "an instruction": ("Pain <?fell?>", ["1:6"]),
    "marked data": ("Pain <![CDATA[fell]]>", ["1:6"]),
    "less before a word": ("Pain <x.", ["1:6"]),
    "more before a word": ("Pain > x.", ["1:6"]),
    "an address between less and more": ("Pain <5@x.org9>3", ["1:6"]),
    "an entity": ("Pain fell&zwnj; fast", ["1:10"]),
    "an entity by number": ("Pain fell&#8203; fast", ["1:10"]),
    "an attribute list": ("Pain *fell*{ title='x' } fast", ["1:6"]),
    "an attribute list alone": ("Pain.\n\n{: .pain #fell }", ["3:1"]),
    "an attribute list of a heading": ("# Pain {: .x }", ["1:8"]),
    "braces": ("Pain {fell} fast", ["1:6"]),
    "a comment before text": ("<!-- x --> Pain", ["1:1"]),
    "a comment over two lines": ("Pain <!-- x\ny -->", ["1:6", "2:5"]),
    "a comment that a browser ends elsewhere": ("Pain <!-- [@smith2019] --!> fell.", ["1:6"]),
    "a comment that begins with its end": ("Pain <!--> fell -->", ["1:6"]),
    "a comment that is never closed": ("Pain <!-- fell", ["1:6"]),
    "a comment right below text": ("Pain.\n<!-- x -->", ["2:1"]),
    "a comment whose end is escaped": ("Pain fell. <!-- It rose \\-->", ["1:12"]),
    "comments with code over them": ("Pain <!-- ` --> fell <!-- ` -->", ["1:6"]),
    "a comment with a pipe in a row": ("| A |\n| - |\n| b <!-- | --> |", ["3:1"]),
    "a table without outer pipes": ("A | B\n--- | ---\nPain | fell", ["1:3", "2:1", "3:6"]),
    "a table without dashes": ("| Pain | fell |", ["1:1"]),
    "a row with a cell too many": ("| A |\n| - |\n| b | [@smith2019] |", ["3:1"]),
    "a row with a cell too few": ("| A | B |\n| - | - |\n| b |", ["3:1"]),
    "a row without its last pipe": ("| A |\n| - |\n| b", ["3:1"]),
    "a row that ends in an escaped pipe": ("| A |\n| - |\n| b \\|", ["3:1"]),
    "a table right below text": ("Pain:\n| A |\n| - |\n| b |", ["2:1", "3:1", "4:1"]),
    "text right below a table": ("| A |\n| - |\n| b |\nPain", ["4:1"]),
    "a table in a list": ("- x\n\n    | A | B |\n    | - | - |", ["3:5", "4:5"]),
    "a pipe in a sentence": ("Pain | fell", ["1:6"]),
    "a star": ("Pain * fell", ["1:6"]),
    "stars within a word": ("CYP2B6*6 and CYP2B6*1", ["1:7"]),
    "emphasis within a number": ("It was 1*0* mg", ["1:9"]),
    "emphasis right before a word": ("**Pain.**It fell", ["1:1"]),
    "emphasis over two lines": ("Pain *fell\nfast*.", ["1:6", "2:5"]),
    "emphasis in emphasis": ("***Pain***", ["1:1"]),
    "an underscore": ("_Pain_ fell", ["1:1"]),
    "a backslash before a letter": ("Pain \\fell", ["1:6"]),
    "a backslash before a sign that needs none": ("It was 20\\%", ["1:10"]),
    "a backslash at the end of a line": ("Pain\\\nfell", ["1:5"]),
    "two spaces at the end of a line": ("Pain  \nfell", ["1:5"]),
    "a tab within a line": ("Pain\tfell", ["1:5"]),
    "a line of spaces": ("Pain.\n   \nIt fell.", ["2:1"]),
    "a line of a no-break space": ("Pain.\n\xa0\n    It fell.", ["2:1", "3:5"]),
    "a line of a form feed": ("Pain.\n\f\n    It fell.", ["2:1", "3:5"]),
    "letters that are symbols": ("ⓟⓐⓘⓝ", ["1:1"]),
    "a bracket that is never closed": ("Pain [fell", ["1:6"]),
    "a bracket that was never opened": ("Pain] fell", ["1:5"]),
    "an opening angle bracket alone": ("Pain <", ["1:6"]),
    "a tag among the keys of a citation": ("Pain fell [@smith2019;<script> @jones2020].", ["1:23"]),
    "the end of one": ("Pain fell [@smith2019; @jones2020</i>].", ["1:34"]),
    "a comment in one": ("Pain fell [@smith2019;<!-- @jones2020].", ["1:23"]),
}


@pytest.mark.parametrize(("text", "expected"), CLAIMS.values(), ids=CLAIMS)
def test_a_claim_is(text: str, expected: list[str]):
    assert _claims(text) == expected


@pytest.mark.parametrize(("text", "expected"), CLAIMS.values(), ids=CLAIMS)
def test_with_windows_line_breaks_and_a_byte_order_mark_a_claim_is(text: str, expected: list[str]):
    assert _claims("\ufeff" + text.replace("\n", "\r\n")) == expected


@pytest.mark.parametrize("text", NO_CLAIMS.values(), ids=NO_CLAIMS)
def test_no_claim_is(text: str):
    assert _claims(text) == []


@pytest.mark.parametrize("text", NO_CLAIMS.values(), ids=NO_CLAIMS)
def test_the_sentence_after_it_is_a_claim_in_spite_of(text: str):
    below = text + "\n\n# Heading\n\nPain came back."
    assert _claims(below) == [f"{below.count(chr(10)) + 1}:1 Pain came back."]


@pytest.mark.parametrize(("text", "expected"), FOREIGN.values(), ids=FOREIGN)
def test_not_of_the_plain_language_is(text: str, expected: list[str]):
    assert [f"{problem.place.line}:{problem.place.column}" for problem in _page(text).foreign] == expected


@pytest.mark.parametrize(
    "text", [*(text for text, _ in CLAIMS.values()), *NO_CLAIMS.values()], ids=[*CLAIMS, *NO_CLAIMS]
)
def test_of_the_plain_language_is(text: str):
    plain = "#" not in text.lstrip("#") and "lee2011]." not in text
    assert [problem.message for problem in _page(text).foreign if plain] == []


@pytest.mark.parametrize(("text", "expected"), FOREIGN.values(), ids=FOREIGN)
def test_a_citation_makes_no_foreign_line_a_page_without_findings(text: str, expected: list[str]):
    assert _page(text + " [@smith2019]").foreign


def test_an_escaped_pipe_makes_no_cell():
    page = _page("| A | B |\n| --- | --- |\n| Pain \\| rest | [@smith2019] |")
    assert [claim.keys for claim in page.claims] == [("smith2019",)]


def test_a_claim_names_the_keys_that_it_cites_in_order():
    (claim,) = _page("Pain fell [@smith2019; @lee2011], and sleep did not change [@who-2018].").claims
    assert claim.keys == ("smith2019", "lee2011", "who-2018")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Pain fell `[@smith2019]`.", id="in code"),
        pytest.param("Pain fell <!-- [@smith2019] -->.", id="in a comment"),
        pytest.param("Pain fell \\[@smith2019].", id="behind a backslash"),
        pytest.param("Pain fell. [@smith2019]", id="behind the full stop"),
        pytest.param("Pain fell.\n[@smith2019]", id="on the next line"),
        pytest.param("Pain fell [@smith2019;\n@lee2011].", id="wrapped over two lines"),
    ],
)
def test_a_claim_has_no_source_when_the_citation_stands(text: str):
    assert _page(text).claims[0].keys == ()


def test_a_citation_behind_the_full_stop_is_noticed():
    first, second = _page("Pain fell. [@smith2019]\n\nIt came back.").claims
    assert (first.followed_by_citation, second.followed_by_citation) == (True, False)


def test_a_second_sentence_on_a_line_is_marked():
    assert [claim.second for claim in _page("Pain fell. It came back.\nIt left.").claims] == [False, True, False]


def test_a_sentence_that_goes_on_says_where_its_line_ends():
    (claim,) = _page("\nPain fell\nafter a day.").claims
    assert (claim.split_at.line, claim.split_at.column) == (2, 10)


READINGS = {
    "a box of that name": (f"{READING}\n\n    It seems so.", [True]),
    "each paragraph of the box": (f"{READING}\n\n    So.\n\n    It seems.", [True] * 2),
    "not the text after the box": (f"{READING}\n\n    So.\n\nIt is.", [True, False]),
    "not an item after the box": (f"{READING}\n\n    So.\n\n- It is.", [True, False]),
    "not the text of a title in a paragraph": (f"So:\n{READING}\nIt is.", [False, False]),
}


@pytest.mark.parametrize(("text", "expected"), READINGS.values(), ids=READINGS)
def test_an_authors_reading_is(text: str, expected: list[bool]):
    assert [claim.in_reading for claim in _page(text).claims] == expected


TITLES = {
    "a heading": ("## Pain", ["1:1 heading ## Pain"]),
    "a table's header": ("| A | B |\n| - | - |\n| c | d |", ["1:1 table header | A | B |"]),
    "nothing in code": ("```\n# Pain\n```", []),
    "nothing in code behind an empty line": ("```\nx\n\n# Pain\n```", []),
}


@pytest.mark.parametrize(("text", "expected"), TITLES.values(), ids=TITLES)
def test_a_title_is(text: str, expected: list[str]):
    found = [f"{title.place.line}:{title.place.column} {title.kind} {title.text}" for title in _page(text).titles]
    assert found == expected


WAIVERS = {
    "a waiver": ("Pain. <!-- no-source: method -->", ["1:7 method"]),
    "a waiver without spaces": ("Pain. <!--no-source:method-->", ["1:7 method"]),
    "a waiver without a reason": ("Pain. <!-- no-source -->", ["1:7 "]),
    "a waiver with words for a reason": ("Pain. <!-- no-source: we know -->", ["1:7 we know"]),
    "not a waiver in code": ("`<!-- no-source: method -->`", []),
    "not a waiver in a fence": ("```\n<!-- no-source: method -->\n```", []),
    "not another comment": ("Pain. <!-- no-sources: method -->", []),
    "not a comment that speaks of one": ("Pain. <!-- see no-source: method -->", []),
    "not a comment that is never closed": ("Pain. <!-- no-source: method", []),
}


@pytest.mark.parametrize(("text", "expected"), WAIVERS.values(), ids=WAIVERS)
def test_a_waiver_is(text: str, expected: list[str]):
    found = [f"{waiver.place.line}:{waiver.place.column} {waiver.reason}" for waiver in _page(text).waivers]
    assert found == expected


def test_a_waiver_holds_for_its_own_line_only():
    claims = _page("Pain fell.\nSee doses. <!-- no-source: navigation -->\nIt came back.").claims
    assert [claim.waiver is not None for claim in claims] == [False, True, False]


def test_a_waiver_in_a_table_holds_for_its_row_only():
    claims = _page("| A |\n| - |\n| c <!-- no-source: method --> |\n| d |").claims
    assert [claim.waiver is not None for claim in claims] == [True, False]


CITATIONS = {
    "in a paragraph": ("Pain fell [@smith2019].", ["1:12 smith2019"]),
    "twice in a group": ("Pain [@smith2019; @lee2011].", ["1:7 smith2019", "1:19 lee2011"]),
    "in a table": ("| A | B |\n| - | - |\n| c | [@smith2019] |", ["3:8 smith2019"]),
    "in a heading": ("# Pain [@smith2019]", ["1:9 smith2019"]),
    "after front matter": (FRONT + "Pain [@smith2019].", ["6:7 smith2019"]),
    "not in front matter": ('---\ntitle: "[@smith2019]"\n---\n', []),
    "not in code": ("`[@smith2019]`", []),
    "not in a fence": ("```\n[@smith2019]\n```", []),
    "not in a comment": ("<!-- [@smith2019] -->", []),
}


@pytest.mark.parametrize(("text", "expected"), CITATIONS.values(), ids=CITATIONS)
def test_a_citation_is_found(text: str, expected: list[str]):
    found = [f"{place.line}:{place.column} {citation.key}" for place, citation in _page(text).citations]
    assert found == expected


def test_a_malformed_citation_has_a_place_on_its_page():
    assert [problem.place for problem in _page(FRONT + "- Pain (@smith2019).").malformed] == [Place(6, 9)]


def test_masking_keeps_every_character_in_its_place():
    text = FRONT + "Pain `code` [a](b.md) <!-- c -->\n\n```\nd\n```\n\nIt fell ``e`f``.\n"
    masked = _page(text).masked
    assert len(masked) == len(text)
    assert [len(line) for line in masked.split("\n")] == [len(line) for line in text.split("\n")]
    assert masked.split() == ["Pain", "[a]", "It", "fell", "."]


LINKS = {
    "alone": ("[Trials](trials.md)", ("Trials", "trials.md")),
    "in a list": ("- [Trials](trials.md#pain)", ("Trials", "trials.md#pain")),
    "with a comment": ("[Trials](trials.md) <!-- few -->", ("Trials", "trials.md")),
    "with words beside it": ("See [trials](trials.md).", None),
    "behind a sentence": ("Pain fell. [Trials](trials.md)", None),
    "beside another": ("[A](a.md) [B](b.md)", None),
    "in a row": ("| A |\n| - |\n| [Trials](trials.md) |", None),
}


@pytest.mark.parametrize(("text", "expected"), LINKS.values(), ids=LINKS)
def test_a_claim_knows_the_link_that_is_all_it_says(text: str, expected: tuple[str, str] | None):
    assert _page(text).claims[0].link == expected


@pytest.mark.parametrize(
    ("stated", "location", "kind"),
    [
        (None, "index.md", "evidence"),
        ("evidence", "about/method.md", "evidence"),
        (None, "about/method.md", "evidence"),
        ("site", "about/method.md", "site"),
        ("site", "about/deep/method.md", "evidence"),
        ("site", "about/doses.md", "evidence"),
        ("site", "references.md", "site"),
        ("site", "index.md", "evidence"),
        ("site", "safety/about/page.md", "evidence"),
        ("site", "safety/references.md", "evidence"),
        ("site", "about.md", "evidence"),
        ("source", "sources/smith2019.md", "source"),
        ("source", "about/smith2019.md", "evidence"),
        ("site", "sources/smith2019.md", "evidence"),
        ("Site", "about/method.md", "evidence"),
        (["site"], "about/method.md", "evidence"),
    ],
)
def test_a_page_is_checked_as_evidence_unless_its_folder_allows_what_it_says(stated, location: str, kind: str):
    assert kind_of(stated, location) == kind
