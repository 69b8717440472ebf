"""A short run of the properties of fuzz.py, with the same texts each time; `make fuzz` tries others for longer."""

import fuzz
import pytest
from claimcheck.rules import uncited_claim
from claimcheck.site import claims


@pytest.mark.parametrize("name", fuzz.PROPERTIES)
def test_no_text_is_a_counterexample(name: str):
    fuzz.tried(name, examples=150)()


# What was found, mended, and must not come back.
FOUND = {
    "a waiver covers nothing on the line below": "w2x. <!-- no-source: method -->\nw5x",
    "nor where the sentence goes on in small letters": "w1x. w2x <!-- no-source: navigation -->\nw3x, w4x.",
    "a citation joins two lines, of which the second has a waiver": (
        "w1x − 5%.\n[@key; @other] w2x w3x… w4x <!-- no-source: method -->"
    ),
    "a sign that Markdown drops makes a waiver of a comment": "w1x! [@key]. <!-- no\x02-source: method -->\nw2x.",
    "a form feed makes no waiver of a comment": "w1x! [@key].\n\nw2x. <!-- \x0cno-source: method -->",
    "nor does a backspace within its word": "w1x! [@key].\n\nw2x. <!-- no-so\x08urce: method -->",
    "nor a sign that is no character": "w1x! [@key].\n\nw2x. <!-- no-source: \uffffmethod -->",
    "nor does a space of another kind before the reason": "w1x! [@key].\n\nw2x. <!-- no-source:\u2003method -->",
    "nor one behind it": "w1x! [@key].\n\nw2x. <!-- no-source: method\xa0-->",
    "nor a line break": "w1x! [@key].\n\nw2x. <!--\nno-source: method -->",
    "a sign that is written by its number": "w1x\\&#8javascript:a;2x [@key].\nw3x &#11; w4x &#xE;w5x [@key].",
    "a link whose target ends on the line of the waiver": (
        "- w1x w2x − 5% [w3x (w4x)](http\n    s://x.org/a_b?c=1). <!-- no-source: method -->\n- w5x."
    ),
    "a comment that ends elsewhere for browsers": "w1x. <!-- no-source: method --!>-->",
    "a picture in a line": "1. w1x **w2x ![w3x](a.png)w4x** [@key].",
    "a picture within a word": "(w1x) </p>w![w2x](a.png)3x's.\nw4x [@key].",
    "a tag within a word": "w1</script>x w2x!\nw4x",
    "a tag that is never closed": '- w1x\n    - w2x [@key]<div>.\n<i w3x>\n\n!!! reading "Our reading"\n\n    w4x.',
    "a tag whose name has odd signs": "> w1x **w2x**: w3x w4x w6x: <scrip``t>w7x [@key].\nw8x.",
    "a tag that browsers do not know": "(w1x <w2x>>5) w3x\nw4x [@key].",
    "a block of code is shown": "    w1x w2x [@key].",
    "a box with a list that is code": '!!! reading "Our reading"\n\nw1x.\n\n    - w2x [@key].',
    "code in a sentence is shown": "W1x `w2x. w3x` w4x.",
    "a tag that is never closed holds the end of a sentence and a list": (
        "- w70x [w71x]\n<i w209x>    - w73x w78x [@key].\n    12. [@key; @other]."
    ),
    "a line with a waiver that begins with a citation": "w1x.\n [@key]. <!-- no-source: method -->\nw2x [@key].",
    "the same, not indented": "w1x w2x.\n[@key] <!-- no-source: method -->",
    "a waiver and a citation behind the full stop": "w1x w2x. [@key]. <!-- no-source: method -->",
    "a table whose header is not closed": "| w1x | w2x |[\n| --- | --- |\n| w3x < 0.05 | 12 of 20 w4x [@key] |",
    "a tag among the keys of a citation, which takes away the rest of the page": (
        "w1x [@key;<script> @other] w2x.\n\nw3x [@key; @other]."
    ),
    "another, which shows the rest as it is written": "w1x [@key;<xmp> @other] w2x.\n\nw3x [@key; @other].",
    "what browsers take for a comment, within a sentence": "w1x “w2x?<![CDATA[a]]>” w3x [@key; @other]",
    "text right below a table, which makes it none": "|  |\n| --: |\n| a |\n| w1x [@key]. (w2x). |\n`w3x`",
    "the target of a link over three lines, of which the last has a waiver": (
        "w1x [@key].\nw2x [w3x](http\\\ns://x.o\n| a |rg) <!-- no-source: method -->\nw4x <!-- no-source: method -->"
    ),
    "a tag within each word of a line with a waiver": (
        "- 40x **w41</script>x**. <!-- no-source: method -->\n<!--w131x"
    ),
}


@pytest.mark.parametrize("text", FOUND.values(), ids=FOUND)
def test_what_was_a_counterexample_is_none(text: str):
    fuzz.is_sound(text)


UNCITED = "# w1x\n\nw2x fell.\n\n- w3x rose.\n\n| w4x | w5x |\n| --- | --- |\n| w6x | w7x |"


def test_the_gates_report_what_the_fuzz_looks_for():
    assert fuzz.unreported(UNCITED) == []
    _, root = fuzz.built(UNCITED)
    assert list(fuzz.unsourced(root)) == ["w2x fell.", "w3x rose.", "w6x w7x"]


def test_a_source_gate_that_misses_a_line_is_noticed(monkeypatch: pytest.MonkeyPatch):
    check = uncited_claim.check
    monkeypatch.setattr(uncited_claim, "check", lambda guide: [one for one in check(guide) if one[1].line != 9])
    assert [found.partition(" is")[0] for found in fuzz.unreported(UNCITED)] == ["'w3x rose.'"]


def test_a_site_gate_that_misses_rows_is_noticed(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(claims, "_row", lambda *_: iter(()))
    assert fuzz.unreported(UNCITED) == ["'w6x w7x' is not reported by the site gate"]


def test_a_finding_behind_the_end_of_its_file_is_noticed(monkeypatch: pytest.MonkeyPatch):
    check = uncited_claim.check
    monkeypatch.setattr(
        uncited_claim,
        "check",
        lambda guide: [(path, place.behind("\n" * 90), said) for path, place, said in check(guide)],
    )
    with pytest.raises(AssertionError):
        fuzz.is_borne((UNCITED, fuzz.CARD, fuzz.BIB))


def test_bytes_are_a_page_a_card_or_a_bibliography_among_sound_ones():
    assert fuzz.files_of(b"0# Title")[0] == "# Title"
    assert fuzz.files_of(b"1---") == (fuzz.files_of(b"2")[0], "---", fuzz.BIB)
    assert fuzz.files_of(b"2@a\xff")[1:] == (fuzz.CARD, "@a\ufffd")
    fuzz.is_borne(fuzz.files_of(b""))


@pytest.mark.parametrize("sign", ["\x85", "\u2028", "\u2029"])
def test_what_is_a_line_to_yaml_alone_moves_no_finding(sign: str):
    fuzz.is_borne((f"---\ntitle: I{sign}p: : [\n---\n", fuzz.CARD, fuzz.BIB))
    fuzz.is_borne(("", f"---{sign}key: [\n{fuzz.CARD}", fuzz.BIB))
