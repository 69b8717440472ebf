"""Where a sentence ends: strictly, so that none rides on another's citation."""

import pytest
from guide.markdown.sentences import split_sentences, states_sentence

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
    "that is before a capital letter does not": ("Few, i.e. Adults, slept.", ["Few, i.e. Adults, slept."]),
    "for example before a name does not": ("Some, e.g. Midazolam, help.", ["Some, e.g. Midazolam, help."]),
    "for example before a comma does not": ("Some, e.g., adults, slept.", ["Some, e.g., adults, slept."]),
    "versus before a capital letter does not": ("Ketamine vs. IV morphine.", ["Ketamine vs. IV morphine."]),
    "a route before its citation does not": ("It was given i.v. [@a2001].", ["It was given i.v. [@a2001]."]),
    "a route before a bracket does not": ("It was given i.m. (once).", ["It was given i.m. (once)."]),
    "a state before a digit does": ("So in the U.S. 7 of 20 died.", ["So in the U.S.", "7 of 20 died."]),
    "a state before a capital letter does": ("So in the U.S. Pain fell.", ["So in the U.S.", "Pain fell."]),
    "a state before its authority does not": (
        "The U.S. Food and Drug Administration slept.",
        ["The U.S. Food and Drug Administration slept."],
    ),
    "a genus does not": ("E. coli grew.", ["E. coli grew."]),
    "a genus within a sentence does not": ("So did S. aureus.", ["So did S. aureus."]),
    "an initial at the start does not": ("J. Hardy led it.", ["J. Hardy led it."]),
    "two initials at the start do not": ("J. R. Hardy led it.", ["J. R. Hardy led it."]),
    "a letter that ends a sentence does": ("It was vitamin C. Pain fell.", ["It was vitamin C.", "Pain fell."]),
    "a month before a small letter does not": ("It was Dec. after a year.", ["It was Dec. after a year."]),
    "a month before a digit does": ("It ended in Dec. 7 died.", ["It ended in Dec.", "7 died."]),
    "a company before a small letter does not": ("Janssen Inc. paid for it.", ["Janssen Inc. paid for it."]),
    "a company before a capital letter does": ("So did Janssen Inc. Pain fell.", ["So did Janssen Inc.", "Pain fell."]),
    "the number of something does not": ("The No. of people fell.", ["The No. of people fell."]),
    "and others before a year does not": ("Smith et al. 2012 found it.", ["Smith et al. 2012 found it."]),
    "and others before a count does": ("So did Smith et al. 40 died.", ["So did Smith et al.", "40 died."]),
    "and others before another word does": (
        "So say Smith et al. ketamine helps.",
        ["So say Smith et al.", "ketamine helps."],
    ),
    "a question in quotes does not": ("They asked “Is it?” at noon.", ["They asked “Is it?” at noon."]),
    "a question in quotes before a capital does": ("“Is it?” They slept.", ["“Is it?”", "They slept."]),
    "a name with a mark does not": ("The PODCAST! trial slept.", ["The PODCAST! trial slept."]),
    "an exclamation before a small letter does": ("It helps! it heals.", ["It helps!", "it heals."]),
    "an ellipsis before a small letter does not": ("Pain… and sleep.", ["Pain… and sleep."]),
    "a full stop without a space does": ("Pain fell.It rose.", ["Pain fell.", "It rose."]),
    "a full stop without a space before a small letter does": ("Pain fell.it rose.", ["Pain fell.", "it rose."]),
    "a full stop without a space before a digit does": ("Pain fell.7 died.", ["Pain fell.", "7 died."]),
    "a full stop in bold without a space does": ("**It fell.**It rose.", ["**It fell.**", "It rose."]),
    "a citation's full stop without a space does": ("It fell [@a2001].It rose.", ["It fell [@a2001].", "It rose."]),
    "a bracket's full stop without a space does": ("It fell (P = 0.5).It rose.", ["It fell (P = 0.5).", "It rose."]),
    "a full stop in a unit does not": ("It was 0.1 mg.kg-1.h-1 then.", ["It was 0.1 mg.kg-1.h-1 then."]),
    "a full stop in an address does not": ("See www.fda.gov and Trials.gov.", ["See www.fda.gov and Trials.gov."]),
    "a full stop in a degree does not": ("A Ph.D. student slept.", ["A Ph.D. student slept."]),
    "a no-break space is white space": ("It fell.\xa0It rose.", ["It fell.", "It rose."]),
    "an entity is none of its words": ("It fell.&nbsp;It rose.", ["It fell.", "&nbsp;It rose."]),
    "a zero-width space hides no end": ("It fell.\u200b It rose.", ["It fell.\u200b", "It rose."]),
    "a word joiner hides no end": ("It fell.\u2060 It rose.", ["It fell.\u2060", "It rose."]),
    "a soft hyphen hides no end": ("It fell.\u00ad It rose.", ["It fell.\u00ad", "It rose."]),
    "a blank of braille hides no end": ("It fell.\u2800It rose.", ["It fell.\u2800", "It rose."]),
    "a blank of Hangul hides no end": ("It fell.\u3164It rose.", ["It fell.\u3164", "It rose."]),
    "a guillemet belongs to its end": ("«It fell.» It rose.", ["«It fell.»", "It rose."]),
    "a low quote's end belongs to it": ("„It fell.“ It rose.", ["„It fell.“", "It rose."]),
    "a dash hides no end": ("It fell.— It rose.", ["It fell.—", "It rose."]),
    "a semicolon hides no end": ("It fell.; It rose.", ["It fell.;", "It rose."]),
    "a footnote mark hides no end": ("It fell.² It rose.", ["It fell.²", "It rose."]),
    "a leader dot ends one": ("It fell\u2024 It rose.", ["It fell\u2024", "It rose."]),
    "an ideographic full stop ends one": ("It fell\u3002 It rose.", ["It fell\u3002", "It rose."]),
    "a full-width mark ends one": ("It fell\uff01 It rose.", ["It fell\uff01", "It rose."]),
    "an Arabic full stop ends one": ("It fell\u06d4 It rose.", ["It fell\u06d4", "It rose."]),
    "a danda ends one": ("It fell\u0964 It rose.", ["It fell\u0964", "It rose."]),
    "versus does not": ("Ketamine vs. placebo.", ["Ketamine vs. placebo."]),
    "and others does not": ("Smith et al. found it.", ["Smith et al. found it."]),
    "and others before a capital letter does": (
        "So did Smith et al. Pain fell.",
        ["So did Smith et al.", "Pain fell."],
    ),
    "approximately does not": ("It was approx. 40 adults.", ["It was approx. 40 adults."]),
    "a doctor does not": ("Dr. Smith slept.", ["Dr. Smith slept."]),
    "a doctor in small letters does": ("the dr. Smith slept.", ["the dr.", "Smith slept."]),
    "a figure before its number does not": ("See fig. 2 and No. 4.", ["See fig. 2 and No. 4."]),
    "no as an answer before a digit does": ("They said no. 20 died.", ["They said no.", "20 died."]),
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
    "text",
    [
        "Pain fell.",
        "Does it?",
        "So…",
        "**Pain fell.**",
        "(It fell.)",
        "Pain fell. ",
        "Pain fell. It rose",
        "It fell.It rose",
    ],
)
def test_states_a_sentence(text: str):
    assert states_sentence(text)


@pytest.mark.parametrize("text", ["Pain", "Ketamine vs. placebo", "Doses (mg)", "Version 2.0", "", "Harms:"])
def test_states_no_sentence(text: str):
    assert not states_sentence(text)
