"""What is a claim and what is not, and where it stands: line and column as an editor shows them."""

import pytest
from guide.markdown.page import Claim, Page
from guide.markdown.reading import kind_of, read_page
from guide.place import Place

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
    "a citation over two lines": ("Pain fell [@smith2019;\n@lee2011].", ["1:1 Pain fell [@smith2019;\n@lee2011]."]),
    "a sentence with a letter of another script": ("痛み", ["1:1 痛み"]),
    "a number alone": ("42", ["1:1 42"]),
    "a lead-in": ("The trials found:\n\n- less pain", ["1:1 The trials found:", "3:3 less pain"]),
    "an indented paragraph": ("   Pain fell.", ["1:4 Pain fell."]),
    "a paragraph after a tab in a list": ("-\tPain fell.\n\n\tIt came back.", ["1:3 Pain fell.", "3:2 It came back."]),
    "a bullet item": ("- Pain fell", ["1:3 Pain fell"]),
    "an item with a star": ("*   Pain fell", ["1:5 Pain fell"]),
    "an item with a plus": ("+ Pain fell", ["1:3 Pain fell"]),
    "a numbered item": ("12. Pain fell", ["1:5 Pain fell"]),
    "a nested item": ("- Pain fell\n    - at rest", ["1:3 Pain fell", "2:7 at rest"]),
    "an item nested twice": ("- a\n    - b\n        1. c", ["1:3 a", "2:7 b", "3:12 c"]),
    "the second paragraph of an item": ("- Pain fell.\n\n    It came back.", ["1:3 Pain fell.", "3:5 It came back."]),
    "an open task": ("- [ ] Pain fell", ["1:7 Pain fell"]),
    "a done task": ("- [x] Pain fell", ["1:7 Pain fell"]),
    "a quotation": ("> Pain fell.", ["1:3 Pain fell."]),
    "a quotation in a quotation": ("> > Pain fell.", ["1:5 Pain fell."]),
    "a list in a quotation": ("> - Pain fell", ["1:5 Pain fell"]),
    "a table row": ("| A | B |\n| --- | --- |\n| Pain | fell |", ["3:1 | Pain | fell "]),
    "a table row without outer pipes": ("A | B\n--- | ---\nPain | fell", ["3:1 Pain | fell"]),
    "a row with one cell filled": ("| A | B |\n| --- | --- |\n| | fell |", ["3:1 | | fell "]),
    "a row with two sentences, once": ("| A |\n| --- |\n| Pain. Fell. |", ["3:1 | Pain. Fell. "]),
    "a row in a list": ("- x\n\n    | A | B |\n    | - | - |\n    | c | d |", ["1:3 x", "5:5 | c | d "]),
    "a line with pipes and no table": ("Pain | fell", ["1:1 Pain | fell"]),
    "a definition": ("Bolus\n:   Pain fell.", ["2:5 Pain fell."]),
    "a definition's second paragraph": ("Bolus\n:   Pain.\n\n    Fell.", ["2:5 Pain.", "4:5 Fell."]),
    "text in a box": ('!!! note "Harms"\n\n    Pain fell.', ["3:5 Pain fell."]),
    "text in a box right below its title": ("!!! note\n    Pain fell.", ["2:5 Pain fell."]),
    "text in a foldable box": ("??? note\n\n    Pain fell.", ["3:5 Pain fell."]),
    "text in an open foldable box": ("???+ note\n\n    Pain fell.", ["3:5 Pain fell."]),
    "a list in a box": ("!!! note\n\n    - Pain fell", ["3:7 Pain fell"]),
    "a box in a list": ("- a\n\n    !!! note\n\n        Pain fell.", ["1:3 a", "5:9 Pain fell."]),
    "text in a tab": ('=== "Adults"\n\n    Pain fell.', ["3:5 Pain fell."]),
    "text between slashes": ("/// caption\nPain fell.\n///", ["2:1 Pain fell."]),
    "text in a div that holds Markdown": ("<div markdown>\nPain fell.\n</div>", ["2:1 Pain fell."]),
    "a paragraph in a div": ('<div markdown="1">\n\nPain fell.\n\n</div>', ["3:1 Pain fell."]),
    "text in a div without Markdown": ("<div>\nPain fell.\n</div>", ["2:1 Pain fell."]),
    "a paragraph in HTML": ("<p>Pain fell.</p>", ["1:4 Pain fell."]),
    "a second paragraph in HTML on a line": ("<p>Pain</p><p>fell</p>", ["1:4 Pain", "1:15 fell"]),
    "a caption": (
        "<figure>\n<figcaption>Pain fell</figcaption>\n</figure>",
        ["2:13 Pain fell"],
    ),
    "a list item in HTML": ("<ul>\n<li>Pain fell</li>\n</ul>", ["2:5 Pain fell"]),
    "a table cell in HTML": ("<table>\n<tr><td>Pain fell</td></tr>\n</table>", ["2:9 Pain fell"]),
    "text in HTML that is indented like code": ("<div>\n\n        Pain fell.\n\n</div>", ["3:9 Pain fell."]),
    "text beside tags": ("Pain <b>fell</b> fast.", ["1:1 Pain <b>fell</b> fast."]),
    "text after an unclosed comment": (
        "<!-- Pain fell.\n\nIt came back.",
        ["1:1 <!-- Pain fell.", "3:1 It came back."],
    ),
    "text after a comment on the same line": ("<!-- note --> Pain fell.", ["1:15 Pain fell."]),
    "text between two comments": ("<!-- a -->\nPain fell.\n<!-- b -->", ["2:1 Pain fell."]),
    "text in a fence that is never closed": ("```\nPain fell.", ["2:1 Pain fell."]),
    "text after a backtick that is never closed": ("`Pain fell.", ["1:1 `Pain fell."]),
    "an external link on a line of its own": ("[Trials](https://example.org)", ["1:1 [Trials]"]),
    "a link to another host without a scheme": ("[Trials](//example.org)", ["1:1 [Trials]"]),
    "an address to write to": ("[Ask](mailto:a@example.org)", ["1:1 [Ask]"]),
    "an external link by reference": ("[Trials][t]\n\n[t]: https://example.org", ["1:1 [Trials]"]),
    "a link by an unknown reference": ("[Trials][t]", ["1:1 [Trials][t]"]),
    "an address alone": ("<https://example.org>", ["1:1 <https://example.org>"]),
    "a link with words beside it": ("See [trials](trials.md).", ["1:1 See [trials](trials.md)."]),
    "two links on a line": ("[A](a.md) [B](b.md)", ["1:1 [A](a.md) [B]"]),
    "the text that stands in for a picture": ("![Pain fell](a.png)", ["1:1 ![Pain fell]"]),
    "the text that stands in for a picture in HTML": ('<img src="a.png" alt="Pain fell">', ["1:23 Pain fell"]),
    "a title-like line within a paragraph": ("Pain fell.\nIt is so", ["1:1 Pain fell.", "2:1 It is so"]),
    "seven number signs behind spaces": ("Pain # fell", ["1:1 Pain # fell"]),
    "a definition of a link with a comment behind it, which shows as text": (
        "[pain]: fell <!-- x -->",
        ["1:1 [pain]: fell"],
    ),
    "a link definition with words": ("[pain]: fell fast", ["1:1 [pain]: fell fast"]),
    "an indented line right after text": ("Pain fell\n    after a day.", ["1:1 Pain fell\n    after a day."]),
}

NO_CLAIMS = {
    "nothing": "",
    "white space": " \n\t\n",
    "front matter": FRONT,
    "front matter that ends with dots": "---\nsummary: Pain fell.\n...\n",
    "a heading": "# Pain fell",
    "a heading with a closing mark": "## Pain ##",
    "an underlined heading": "Pain\n====\n\nPain\n----\n",
    "a table's header": "| Pain | Dose |\n| --- | :-: |\n",
    "a box title": '!!! note "Pain fell"\n',
    "a tab's title": '=== "Pain"\n',
    "a line of slashes": "/// caption\n///",
    "a rule": "* * *\n\n---\n\n___\n",
    "a defined term": "Bolus\n:   [@smith2019]\n",
    "fenced code": "```\nPain fell.\n```",
    "fenced code in a language": "```python\nPain fell.\n```",
    "fenced code with a title": '```py title="Pain"\nPain fell.\n```',
    "fenced code with tildes": "~~~\nPain fell.\n~~~",
    "fenced code that holds a shorter fence": "````\n```\nPain fell.\n```\n````",
    "fenced code in a list": "-   `a`\n\n    ```\n    Pain fell.\n    ```",
    "fenced code in a quotation": "> ```\n> Pain fell.\n> ```",
    "indented code": "    Pain fell.",
    "indented code with empty lines": "    Pain fell.\n\n    It came back.",
    "inline code": "`Pain fell.`",
    "inline code with backticks in it": "``Pain ` fell.``",
    "a comment": "<!-- Pain fell. -->",
    "a comment over paragraphs": "<!--\nPain fell.\n\nIt came back.\n-->",
    "a script": "<script>\nPain = 'fell';\n</script>",
    "a style sheet": "<style>\n.pain { color: red }\n</style>",
    "a link definition": "[pain]: trials.md",
    "a link definition with a title": '[pain]: https://example.org "Pain fell"',
    "an abbreviation": "*[CRPS]: complex regional pain syndrome",
    "an attribute list": "{: .pain #fell }",
    "an internal link on a line of its own": "[Trials](trials.md)",
    "an internal link in a list": "- [Trials](trials.md#pain)",
    "an internal link in bold": "**[Trials](trials.md)**",
    "an internal link with a title": '[Trials](trials.md "All of them")',
    "an internal link with attributes": "[Trials](trials.md){.md-button}",
    "an internal link by reference": "[Trials][t]\n\n[t]: trials.md",
    "a link to a place on the page": "[Trials](#trials)",
    "a link on a line with a comment": "[Trials](trials.md) <!-- they are few -->",
    "a citation alone": "[@smith2019]",
    "a citation alone in a list": "- [@smith2019; @lee2011]",
    "a picture without words": "![](a.png)",
    "a picture without words in a frame": "<figure markdown>\n  ![](a.png)\n</figure>",
    "marks without words": "— … !",
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


def test_cells_beyond_the_header_lend_no_source_because_nobody_sees_them():
    page = _page("| A | B |\n| --- | --- |\n| Pain | fell | [@smith2019] |")
    assert [claim.keys for claim in page.claims] == [()]


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
        pytest.param("Pain fell [trial](smith.md '[@smith2019]').", id="in a link's title"),
        pytest.param('Pain fell <b title="[@smith2019]">fast</b>.', id="in a tag"),
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
    "a box of that name": ('!!! reading "Our reading"\n\n    It seems so.', [True]),
    "each paragraph and item of the box": (
        '!!! reading "Our reading"\n\n    So.\n\n    - it\n\n    seems.',
        [True] * 3,
    ),
    "text right below the title": ('!!! reading "Our reading"\n    It seems so.', [True]),
    "not the text after the box": ('!!! reading "Our reading"\n\n    So.\n\nIt is.', [True, False]),
    "not a box with another title": ('!!! reading "Their reading"\n\n    It seems so.', [False]),
    "not a box without a title": ("!!! reading\n\n    It seems so.", [False]),
    "not another box with the title": ('!!! note "Our reading"\n\n    It seems so.', [False]),
    "not a foldable box": ('??? reading "Our reading"\n\n    It seems so.', [False]),
    "not a box in code": ('```\n!!! reading "Our reading"\n```\n\nIt is.', [False]),
    "not the text of a title in a paragraph": ('So:\n!!! reading "Our reading"\nIt is.', [False, False]),
    "the box after HTML with a comment on its line": (
        '<p>Pain fell <!-- x --></p>\n\n!!! reading "Our reading"\n\n    It seems so.',
        [False, True],
    ),
}


@pytest.mark.parametrize(("text", "expected"), READINGS.values(), ids=READINGS)
def test_an_authors_reading_is(text: str, expected: list[bool]):
    assert [claim.in_reading for claim in _page(text).claims] == expected


TITLES = {
    "a heading": ("## Pain", ["1:1 heading ## Pain"]),
    "a heading without a space": ("##Pain", ["1:1 heading ##Pain"]),
    "an underlined heading": ("Pain\n---", ["1:1 heading Pain"]),
    "a heading in a list": ("- # Pain", ["1:3 heading # Pain"]),
    "a heading in HTML": ("<h2>Pain</h2>", ["1:5 heading Pain"]),
    "a box title": ('!!! note "Pain"', ['1:1 box title !!! note "Pain"']),
    "a tab's title": ('=== "Pain"', ['1:1 box title === "Pain"']),
    "a table's header": ("| A | B |\n| - | - |\n| c | d |", ["1:1 table header | A | B |"]),
    "a term": ("Pain\n:   It fell.", ["1:1 term Pain"]),
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
    "a waiver before the sentence": ("<!-- no-source: method --> Pain.", ["1:1 method"]),
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
    claims = _page("| A |\n| - |\n| b | <!-- no-source: method -->\n| c <!-- no-source: method --> |\n| d |").claims
    assert [claim.waiver is not None for claim in claims] == [True, True, False]


CITATIONS = {
    "in a paragraph": ("Pain fell [@smith2019].", ["1:12 smith2019"]),
    "twice in a group": ("Pain [@smith2019; @lee2011].", ["1:7 smith2019", "1:19 lee2011"]),
    "in a table": ("| A | B |\n| - | - |\n| c | [@smith2019] |", ["3:8 smith2019"]),
    "in a heading": ("# Pain [@smith2019]", ["1:9 smith2019"]),
    "after front matter": (FRONT + "Pain [@smith2019].", ["6:7 smith2019"]),
    "in HTML": ("<p>Pain [@smith2019]</p>", ["1:10 smith2019"]),
    "not in front matter": ('---\ntitle: "[@smith2019]"\n---\n', []),
    "not in code": ("`[@smith2019]`", []),
    "not in a fence": ("```\n[@smith2019]\n```", []),
    "not in indented code": ("    Pain [@smith2019]", []),
    "not in a comment": ("<!-- [@smith2019] -->", []),
}


@pytest.mark.parametrize(("text", "expected"), CITATIONS.values(), ids=CITATIONS)
def test_a_citation_is_found(text: str, expected: list[str]):
    found = [f"{place.line}:{place.column} {citation.key}" for place, citation in _page(text).citations]
    assert found == expected


def test_a_malformed_citation_has_a_place_on_its_page():
    assert [problem.place for problem in _page(FRONT + "- Pain (@smith2019).").malformed] == [Place(6, 9)]


def test_masking_keeps_every_character_in_its_place():
    text = FRONT + "Pain `code` [a](b.md) <!-- c -->\n\n```\nd\n```\n{: .e }\n*[F]: g\n[h]: i\n<b>j</b>\n"
    masked = _page(text).masked
    assert len(masked) == len(text)
    assert [len(line) for line in masked.split("\n")] == [len(line) for line in text.split("\n")]
    assert masked.split() == ["Pain", "[a]", "j"]


@pytest.mark.parametrize(
    ("stated", "location", "kind"),
    [
        (None, "index.md", "evidence"),
        ("evidence", "about/method.md", "evidence"),
        (None, "about/method.md", "evidence"),
        ("site", "about/method.md", "site"),
        ("site", "about/deep/method.md", "site"),
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
