"""Where a sentence ends: strictly, so that none rides on another's citation."""

import pytest
from guide.markdown.sentences import ends_like_sentence, split_sentences

SENTENCES = {
    "a full stop ends one": ("Pain fell. It came back.", ["Pain fell.", "It came back."]),
    "a full stop before a small letter ends one": ("Pain fell. it came back.", ["Pain fell.", "it came back."]),
    "a full stop before a digit ends one": ("Pain fell. 40 adults slept.", ["Pain fell.", "40 adults slept."]),
    "a full stop after a unit ends one": ("It was 5 mg. ketamine was next.", ["It was 5 mg.", "ketamine was next."]),
    "a full stop after a number ends one": ("It was 5. Next was 6.", ["It was 5.", "Next was 6."]),
    "a question mark ends one": ("Does it help? Yes.", ["Does it help?", "Yes."]),
    "an exclamation mark ends one": ("It helps! Yes.", ["It helps!", "Yes."]),
    "an ellipsis ends one": ("It helps… Yes.", ["It helps…", "Yes."]),
    "three full stops end one": ("It helps... Yes.", ["It helps...", "Yes."]),
    "a line break ends one that has its full stop": ("Pain fell.\nIt came back.", ["Pain fell.", "It came back."]),
    "a line break alone does not": ("Pain fell\nafter a day.", ["Pain fell\nafter a day."]),
    "a quote after the full stop belongs to it": ('He said "no." She left.', ['He said "no."', "She left."]),
    "a bracket after the full stop belongs to it": ("(It fell.) It rose.", ["(It fell.)", "It rose."]),
    "stars after the full stop belong to it": ("**It fell.** It rose.", ["**It fell.**", "It rose."]),
    "a citation behind the full stop does not belong to it": ("It fell. [@a2001]", ["It fell.", "[@a2001]"]),
    "nor does one without a space": ("It fell.[@a2001] It rose.", ["It fell.", "[@a2001] It rose."]),
    "a citation before the full stop belongs to it": ("It fell [@a2001]. It rose.", ["It fell [@a2001].", "It rose."]),
    "text without a full stop is one": ("Pain fell", ["Pain fell"]),
    "a decimal point does not": ("It was 0.5 mg.", ["It was 0.5 mg."]),
    "a full stop in a name does not": ("See pain.csv at example.org now.", ["See pain.csv at example.org now."]),
    "for example does not": ("Some, e.g. adults, slept.", ["Some, e.g. adults, slept."]),
    "that is before a digit does not": ("Few, i.e. 4, slept.", ["Few, i.e. 4, slept."]),
    "that is before a capital letter does": ("Few, i.e. Adults slept.", ["Few, i.e.", "Adults slept."]),
    "versus does not": ("Ketamine vs. placebo.", ["Ketamine vs. placebo."]),
    "and others does not": ("Smith et al. found it.", ["Smith et al. found it."]),
    "and others before a capital letter does": (
        "So did Smith et al. Pain fell.",
        ["So did Smith et al.", "Pain fell."],
    ),
    "approximately does not": ("It was approx. 40 adults.", ["It was approx. 40 adults."]),
    "a doctor does not": ("Dr. Smith slept.", ["Dr. Smith slept."]),
    "a doctor in small letters does": ("the dr. Smith slept.", ["the dr.", "Smith slept."]),
    "a figure before its number does not": ("See fig. 2 and no. 4.", ["See fig. 2 and no. 4."]),
    "no as an answer does": ("The answer is no. Pain fell.", ["The answer is no.", "Pain fell."]),
    "an abbreviation at the very end does": ("It was ketamine vs.", ["It was ketamine vs."]),
    "an abbreviation with a question mark does": ("Is it e.g.? adults slept.", ["Is it e.g.?", "adults slept."]),
    "initials before a small letter do not": ("The U.S. trial slept.", ["The U.S. trial slept."]),
    "a word that ends like an abbreviation does": ("It was final. adults slept.", ["It was final.", "adults slept."]),
    "white space around is left out": ("  Pain fell.   It rose.  ", ["Pain fell.", "It rose."]),
    "white space alone is none": ("  \n ", []),
}


@pytest.mark.parametrize(("text", "expected"), SENTENCES.values(), ids=SENTENCES)
def test_of_the_ends_of_sentences(text: str, expected: list[str]):
    assert [text[start:end] for start, end in split_sentences(text, 0, len(text))] == expected


def test_only_the_part_asked_for_is_split():
    text = "Before. Pain fell. It rose. After."
    found = [text[start:end] for start, end in split_sentences(text, 8, 27)]
    assert found == ["Pain fell.", "It rose."]


@pytest.mark.parametrize(
    "text", ["Pain fell.", "Does it?", "It does!", "So…", "**Pain fell.**", "(It fell.)", "Pain fell. "]
)
def test_ends_like_a_sentence(text: str):
    assert ends_like_sentence(text)


@pytest.mark.parametrize("text", ["Pain", "Ketamine vs. placebo", "Doses (mg)", "Version 2.0", "", "Harms:"])
def test_does_not_end_like_a_sentence(text: str):
    assert not ends_like_sentence(text)
