"""One line of a card, one claim: the claim's figures are the card's as a person reads them, or they are reported."""

import pytest
from claimcheck.matching import missing_figures
from claimcheck.rules import odd_sign, plain_markdown
from guide.guide import Guide
from guide.markdown.reading import read_page
from guide.sources.bibliography import Bibliography, read_bibliography
from guide.sources.cards import Card, read_card

NAUSEA = "Nausea came to 7 of 20 people with ketamine 0.5 mg/kg and 3 of 20 with placebo (P = 0.14)."
BIBLIOGRAPHY = """@article{hardy2012, author = {Hardy, Janet}, year = {2012}, design = {randomised controlled trial}}
@article{ostergaard2012, author = {Østergaard, Åse}, year = {2012}, design = {systematic review}}
"""
ENTRIES = read_bibliography("references.bib", BIBLIOGRAPHY).by_key


def _card(key: str, *facts: str) -> Card:
    lines = "\n".join(f"- {fact} *Abstract*" for fact in facts)
    text = f"---\nkind: source\nkey: {key}\n---\n\n## What was found\n\n{lines}\n"
    return read_card(read_page(f"docs/sources/{key}.md", text, f"sources/{key}.md"))


def missing(facts: str, claim: str) -> list[str]:
    """Return what is reported of a claim; a second line of `facts` is that of a second source, cited as well."""
    first, *second = facts.split("\n")
    cards = [_card("hardy2012", first), *(_card("ostergaard2012", fact) for fact in second)]
    keys = "[" + "; ".join(f"@{card.key}" for card in cards) + "]"
    page = read_page("docs/x.md", claim.replace("{c}", keys) + "\n")
    return [found.text for claim in page.claims for found in missing_figures(claim, cards, ENTRIES)]


def reported(facts: str, claim: str) -> list[str]:
    """Return what is reported of a claim: its figures, or else that it is not written in the plain language."""
    page = read_page("docs/x.md", claim.replace("{c}", "[@hardy2012]") + "\n")
    guide = Guide((page,), Bibliography("references.bib", ()))
    slips = [message for rule in (plain_markdown, odd_sign) for _, _, message in rule.check(guide)]
    return missing(facts, claim) or slips


REPORTED = {
    # A number loses no unit to what stands between them.
    "bold": (NAUSEA, "The dose was **20** mg/kg {c}."),
    "a bold unit": (NAUSEA, "The dose was 20 **mg/kg** {c}."),
    "code": (NAUSEA, "The dose was `20` mg/kg {c}."),
    "a tag": (NAUSEA, "The dose was 20 <b>mg/kg</b> {c}."),
    "a thin space": (NAUSEA, "The dose was 20\u2009mg/kg {c}."),
    "a narrow space": (NAUSEA, "The dose was 20\u202fmg/kg {c}."),
    "a no-break hyphen": (NAUSEA, "A 20\u2011mg dose was given {c}."),
    "a unit in brackets": (NAUSEA, "The dose was 20 (mg/kg) {c}."),
    "a unit before": (NAUSEA, "The dose (mg/kg) was 20 {c}."),
    "an escaped percent sign": (NAUSEA, "It helped 20\\% {c}."),
    "an entity": (NAUSEA, "It helped 20&percnt; {c}."),
    # How often is part of the dose.
    "a bolus hourly": ("A bolus of 0.5 mg/kg.", "The dose was 0.5 mg/kg hourly {c}."),
    "a bolus every minute": ("A bolus of 0.5 mg/kg.", "The dose was 0.5 mg/kg every minute {c}."),
    "daily and weekly": ("It was 40 mg daily.", "It was 40 mg weekly {c}."),
    "daily and once": ("It was 40 mg daily.", "It was 40 mg once {c}."),
    "times weekly and daily": ("It was 40 mg 3 times weekly.", "It was 40 mg 3 times daily {c}."),
    "times daily and no times": ("It was 40 mg.", "It was 40 mg 3 times daily {c}."),
    "twice and three times": ("It was 40 mg twice daily.", "It was 40 mg thrice daily {c}."),
    "every 6 and every 8 hours": ("It was 40 mg every 6 hours.", "It was 40 mg every 8 hours {c}."),
    "every 6 hours and 4 times daily": ("It was 40 mg every 6 hours.", "It was 40 mg 4 times daily {c}."),
    "in signs": ("It was 40 mg every 6 hours.", "It was 40 mg q8h {c}."),
    "bd and tds": ("It was 40 mg twice daily.", "It was 40 mg tds {c}."),
    "words between": ("It was 40 mg orally 3 times daily.", "It was 40 mg of ketamine orally 3 times a week {c}."),
    "nightly and daily": ("It was 40 mg nightly.", "It was 40 mg daily {c}."),
    "hours a day and a week": ("It ran 4 hours a day.", "It ran 4 hours a week {c}."),
    "another dose's frequency": ("A bolus of 0.5 mg/kg, then 40 mg daily.", "The dose was 0.5 mg/kg daily {c}."),
    "a day's dose in 24 hours": ("It was 0.1 mg/kg/hour.", "It was 2.4 mg/kg in 24 hours {c}."),
    "sprays a day and a week": ("It was 6 sprays a day.", "It was 6 sprays a week {c}."),
    "infusions weekly and daily": ("It was 2 infusions weekly.", "It was 2 infusions daily {c}."),
    # Only a counted noun of sources counts the sources.
    "points": ("It was 5 trials.\nIt was 6 trials.", "Pain fell by 2 points {c}."),
    "deaths": ("It was 5 trials.\nIt was 6 trials.", "There were 2 deaths {c}."),
    "more trials than cited": ("It was 5 people.\nIt was 6 people.", "Three trials found it {c}."),
    # Numbers in words.
    "forty": ("It helped 20 people.", "It helped forty people {c}."),
    "forty-five": ("It helped 40 people, 5 of them at once.", "It helped forty-five people {c}."),
    "ninety per cent": ("It helped 20%.", "It helped ninety per cent of people {c}."),
    "two-thirds": ("It helped 20% of people.", "It helped two-thirds of people {c}."),
    "half": ("It helped 20% of people.", "It helped half of people {c}."),
    "a quarter": ("It helped 20% of people.", "It helped a quarter of people {c}."),
    "twice": ("Nausea was 1.2 times as common.", "Nausea was twice as common {c}."),
    "doubled": ("Nausea was 1.2 times as common.", "Nausea doubled {c}."),
    "tenfold": ("Nausea was 1.2 times as common.", "Nausea rose tenfold {c}."),
    "a dozen": ("It was 5 trials.", "It was a dozen trials {c}."),
    "a hundred and a thousand": ("It was 5 trials.", "It was a hundred trials and a thousand people {c}."),
    # Digits of other scripts, powers, fractions, Roman numerals.
    "full width": ("The dose was 0.5 mg/kg.", "The dose was ５０ mg/kg {c}."),
    "a full-width digit before": ("The dose was 0.5 mg/kg.", "The dose was １0.5 mg/kg {c}."),
    "full-width per cent": ("It helped 12 of 20.", "It helped ７５％ {c}."),
    "Arabic digits": ("The dose was 0.5 mg.", "The dose was ٥٠ mg {c}."),
    "mathematical digits": ("The dose was 0.5 mg/kg.", "The dose was 𝟓𝟎 mg/kg {c}."),
    "a vulgar fraction": ("The dose was 0.5 mg/kg.", "The dose was ¾ mg/kg {c}."),
    "a mixed fraction": ("The dose was 1 mg/kg or 0.5 mg/kg.", "The dose was 1½ mg/kg {c}."),
    "circled numbers": ("It was 2.", "It was ⑩ of ⑪ people {c}."),
    "a Roman grade": ("It was grade 2.", "It was grade IV {c}."),
    "per mille": (NAUSEA, "It helped 20‰ {c}."),
    "a power": ("It was 10 cells.", "It was 10⁹ cells {c}."),
    # Points, separators, and powers below the line.
    "a midline point": ("The dose was 0·5 mg/kg.", "The dose was 5 mg/kg {c}."),
    "a midline point in per cent": ("Pain fell in 23·4% of adults.", "Pain fell in 4% of adults {c}."),
    "a thin space in a number": ("There were 12 and 345 people.", "There were 12\u2009345 people {c}."),
    "an apostrophe in a number": ("There were 12 and 345 people.", "There were 12'345 people {c}."),
    "kg to the minus one": ("It was 0.5 mg kg⁻¹, then 0.1 mg kg⁻¹ h⁻¹.", "It was 0.5 mg, then 0.1 mg {c}."),
    "points and hyphens": ("It was 0.5 mg.kg-1, then 0.1 mg·kg−1·h−1.", "It was 0.5 mg, then 0.1 mg/kg {c}."),
    "another exponent": ("It was 0.5 mg kg⁻².", "It was 0.5 mg kg⁻¹ {c}."),
    # Signs inside a number.
    "a sign without width": ("The dose was 0.5 mg/kg in 1 person, that is 1.", "The dose was 1\u200b0.5 mg/kg {c}."),
    "a soft hyphen": ("The dose was 0.5 mg/kg in 1 person, that is 1.", "The dose was 1&shy;0.5 mg/kg {c}."),
    "an empty tag": ("It was 5, or 0 mg/kg.", "It was 5<b></b>0 mg/kg {c}."),
    "a comment": ("It was 5, or 0 mg/kg.", "It was 5<!-- x -->0 mg/kg {c}."),
    "emphasis": ("It was 5, or 0 mg/kg.", "It was 5**0** mg/kg {c}."),
    "a link": ("It was 5, or 0 mg/kg.", "It was [5](x.md)0 mg/kg {c}."),
    # Signs and directions.
    "minus": ("Pain changed by 0.75 points.", "Pain changed by minus 0.75 points {c}."),
    "a change turned round": ("Pain fell from 8 to 3.", "Pain rose from 3 to 8 {c}."),
    # Order.
    "between": ("Doses were 0.1 to 0.3 mg/kg.", "Doses were between 0.3 and 0.1 mg/kg {c}."),
    "a ratio": ("They were assigned 1:4.", "They were assigned 4:1 {c}."),
    "a deviation": ("It was 2.1 (SD 1.4).", "It was 1.4 (SD 2.1) {c}."),
    "plus and minus": ("It was 2.1 ± 1.4.", "It was 1.4 ± 2.1 {c}."),
    "one in ten": ("It was 1 in 10.", "It was 10 in 100 {c}."),
    # Units outside the table are not dropped.
    "a pound": ("The dose was 0.5 mg.", "The dose was 0.5 mg/lb {c}."),
    "an unknown unit below": ("The dose was 0.5 mg.", "The dose was 0.5 mg/foo {c}."),
    "skin": ("The dose was 0.5 mg/m² of skin.", "The dose was 0.5 mg {c}."),
    "nmol": ("It was 200 nmol/l.", "It was 200 pmol/l {c}."),
    "kPa": ("It was 5 kPa.", "It was 5 cmH2O {c}."),
    "an unknown unit": ("It was 5 people.", "It was 5 mSv {c}."),
    "infusions": (NAUSEA, "People had 20 infusions {c}."),
    "percentage points": ("It was 19 points.", "It was 19 percentage points {c}."),
    "women": ("It was 20 men.", "It was 20 women {c}."),
    "children": ("It was 20 adults.", "It was 20 children {c}."),
    # Each number of a list has its unit.
    "two": (NAUSEA, "Doses were 20 and 0.5 mg/kg {c}."),
    "three": (NAUSEA, "Doses were 3, 7 and 0.5 mg/kg {c}."),
    "a range": (NAUSEA, "Doses were 0.5 to 20 mg/kg {c}."),
    # Glued numbers.
    "mgs": ("The dose was 5 mg.", "The dose was 50mgs/kg {c}."),
    "no unit at all": ("The dose was 50 mg.", "The dose was 50mgz/kg {c}."),
    "up to": ("It was 5%.", "Relief was up-to-90% {c}."),
    "x": ("It was 5.", "It was 90x better {c}."),
    "upper case": ("It was 5 mg.", "It was a 90-MG dose {c}."),
    "a word before": ("It was 5 mg.", "It was ketamine90 mg {c}."),
    # What only seems to name.
    "finding": ("It was 5 trials.", "A review finding 12 trials was negative {c}."),
    "part": ("It was 5 people.", "Of those who took part 90 slept {c}."),
    "a year before trials": ("It was 5 trials.", "In 2012 trials it failed {c}."),
    # Comparisons and kinds.
    "more": ("It was <30%.", "It was >30% {c}."),
    "more in words": ("It was less than 30%.", "It was more than 30% {c}."),
    "at least and at most": ("It took at most 30 minutes.", "It took at least 30 minutes {c}."),
    "up to and more": ("It was up to 30 mg.", "It was more than 30 mg {c}."),
    "less than left out": ("It was <5%.", "It was 5% {c}."),
    "less than put in": ("It was 5%.", "It was <5% {c}."),
    "more than put in, in words": ("It was 5%.", "It was more than 5% {c}."),
    "at least left out": ("It fell by at least 2 points in 7 of 9.", "It fell by 2 points {c}."),
    "at least left out beside a plain number": ("A fall of at least 2 points in 2 of 9.", "It fell by 2 points {c}."),
    "a ceiling left out": ("The bolus is limited to 0.35 mg/kg.", "The bolus is 0.35 mg/kg {c}."),
    "a ceiling put in": ("The bolus was 0.35 mg/kg.", "The bolus is capped at 0.35 mg/kg {c}."),
    "a maximum dose left out": ("To a maximum dose of 20 mg.", "It was 20 mg {c}."),
    "over put in": ("Of 98 samples 98% were clear.", "Over 98% was left {c}."),
    "a bracket before the comparison": ("A low dose (below 0.5 mg/kg).", "A dose of 0.5 mg/kg {c}."),
    "at least a 2-point fall": ("At least a 2-point fall.", "A 2-point fall {c}."),
    "the second of at most two": ("At most 20 or 25 mg.", "It was 25 mg {c}."),
    "until and at least": ("Relief lasted for up to 4 weeks.", "Relief lasted at least 4 weeks {c}."),
    "beyond and within": ("Relief lasted beyond 4 weeks.", "Relief lasted less than 4 weeks {c}."),
    "a part for its whole": (NAUSEA, "20 of 7 people had nausea {c}."),
    "a whole for its part": (NAUSEA, "Nausea came to 20 people {c}."),
    "a whole for its part, occurred": ("It was 20 people, of whom 7 of 20 slept.", "Sleep occurred in 20 people {c}."),
    "versus turned round": ("It was 31% versus 27%.", "It was 27% versus 31% {c}."),
    "against turned round": ("It was 31% versus 27%.", "It was 27% against 31% {c}."),
    "an odds ratio with words between": (
        "The odds ratio for nausea was 0.86.", "The risk ratio for nausea was 0.86 {c}."
    ),
    "a hazard ratio beside a plain number": (
        "The risk ratio was 0.86; see 0.86.", "The hazard ratio was 0.86 {c}."
    ),
    "a credible interval": ("It was 0.86 (95% CI 0.71 to 1.05).", "It was 0.86 (95% CrI 0.71 to 1.05) {c}."),
    "a range for an interval": ("It was 3 (95% CI 2 to 5).", "It was 3 (range 2 to 5) {c}."),
    "a deviation for quartiles": ("It was 3 (IQR 2).", "It was 3 (SD 2) {c}."),
    "events for people": ("It was 70 people, a response in 52 of 70.", "There were 70 events {c}."),
    "infusions for people": ("It was 70 people, a response in 52 of 70.", "There were 70 infusions {c}."),
    "studies for people": ("It was 70 people, a response in 52 of 70.", "There were 70 studies {c}."),
    "trials for reviews": ("It was 14 reviews.", "It was 14 trials {c}."),
    "reviews for trials": ("It was 14 randomised trials.", "It was 14 reviews {c}."),
    "volunteers for patients": ("It was 20 patients.", "It was 20 volunteers {c}."),
    "boys for girls": ("It was 20 girls.", "It was 20 boys {c}."),
    "odds": ("The risk ratio was 0.86.", "The odds ratio was 0.86 {c}."),
    "hazard": ("RR 0.86.", "It fell (HR 0.86) {c}."),
    "a prediction": ("It was 0.86 (95% CI 0.71 to 1.05).", "It was 0.86 (95% PI 0.71 to 1.05) {c}."),
    "quartiles": ("It was 3 (IQR 2 to 5).", "It was 3 (range 2 to 5) {c}."),
    "a mean": ("The median was 3.", "The mean was 3 {c}."),
}  # fmt: skip


@pytest.mark.parametrize(("facts", "claim"), REPORTED.values(), ids=REPORTED)
def test_another_quantity_is_reported(facts: str, claim: str):
    assert reported(facts, claim)


SILENT = {
    "bold": (NAUSEA, "The dose was **0.5** mg/kg {c}."),
    "two spaces": (NAUSEA, "The dose was 0.5  mg/kg {c}."),
    "a thin space": (NAUSEA, "The dose was 0.5\u2009mg/kg {c}."),
    "an entity": (NAUSEA, "The dose was 0.5&#160;mg/kg {c}."),
    "P-value": (NAUSEA, "Nausea did not differ (P-value = 0.14) {c}."),
    "an italic P": (NAUSEA, "Nausea did not differ (*P* = 0.14) {c}."),
    "P was": (NAUSEA, "Nausea did not differ (P was 0.14) {c}."),
    "an entity before P": ("It was P < 0.001.", "It differed (P &lt; 0.001) {c}."),
    "each hour": ("The rate was 0.2 mg/kg/hour, then 40 mg a day.", "The rate was 0.2 mg/kg each hour {c}."),
    "hourly": ("The rate was 0.2 mg/kg/hour, then 40 mg a day.", "The rate was 0.2 mg/kg hourly {c}."),
    "daily": ("The rate was 0.2 mg/kg/hour, then 40 mg a day.", "Then 40 mg daily {c}."),
    "every day": ("The rate was 0.2 mg/kg/hour, then 40 mg a day.", "Then 40 mg every day {c}."),
    "powers": ("The rate was 0.2 mg/kg/hour.", "The rate was 0.2 mg·kg⁻¹·h⁻¹ {c}."),
    "powers on the card": ("It was 0.5 mg kg⁻¹, then 0.1 mg kg⁻¹ h⁻¹.", "It was 0.5 mg/kg, then 0.1 mg/kg/hour {c}."),
    "points and hyphens": ("It was 0.1 mg.kg-1.h-1.", "It was 0.1 mg/kg/hour {c}."),
    "a midline point": ("It was 0·5 mg/kg in 23·4%.", "It was 0.5 mg/kg in 23.4% {c}."),
    "a frequency left out": ("It was 40 mg 3 times daily.", "It was 40 mg {c}."),
    "a frequency in other words": ("It was 40 mg three times a day.", "It was 40 mg 3 times daily {c}."),
    "thrice": ("It was 40 mg 3 times daily.", "It was 40 mg thrice daily {c}."),
    "a frequency in signs": ("It was 40 mg twice daily.", "It was 40 mg bd {c}."),
    "hours in signs": ("It was 40 mg every 6 hours.", "It was 40 mg q6h {c}."),
    "a frequency before": ("Oral ketamine three times daily at 0.5 mg/kg.", "It was 0.5 mg/kg 3 times daily {c}."),
    "weekly before the dose": ("Weekly subcutaneous ketamine (0.1 mg/kg).", "It was 0.1 mg/kg weekly {c}."),
    "a dose of each time": ("It was 0.5 mg/kg.", "It was 0.5 mg/kg per dose {c}."),
    "half and 50%": ("It helped 50% of people.", "It helped half of people {c}."),
    "half and half": ("It helped half of 10 people.", "It helped half of 10 people {c}."),
    "two-fold and twice": ("Nausea was 2 times as common.", "Nausea was twice as common {c}."),
    "doubled and twofold": ("Nausea rose twofold.", "Nausea doubled {c}."),
    "words": ("It was 45 people in 14 trials.", "It was forty-five people in fourteen trials {c}."),
    "a hundred": ("It was 100 people.", "It was a hundred people {c}."),
    "a million": ("It was 2,500,000 people.", "It was 2.5 million people {c}."),
    "no part": ("It was 5 people.", "A third study, double-blind, gave the half-life in 5 people {c}."),
    "a vulgar fraction": ("The dose was 0.5 mg.", "The dose was ½ mg {c}."),
    "a Roman grade": ("It was grade 4.", "It was grade IV {c}."),
    "grades": ("It was grade 3 or 4.", "It was grade 3 or 4, or grade IV {c}."),
    "thousands": ("It was 8,341 people.", "It was 8\u202f341 people {c}."),
    "lower": ("Pain changed by −0.75 (95% CI −1.20 to −0.30).", "Pain was lower by 0.75 (95% CI 0.30 to 1.20) {c}."),
    "crossing zero": ("It was −0.75 (95% CI −1.20 to 0.30).", "It was lower by 0.75 (95% CI −0.30 to 1.20) {c}."),
    "minus": ("Pain changed by −0.75 points.", "Pain changed by minus 0.75 points {c}."),
    "a change": ("Pain was 8 before and 3 after.", "Pain fell from 8 to 3 {c}."),
    "between": ("Doses were 0.1 to 0.3 mg/kg.", "Doses were between 0.1 and 0.3 mg/kg {c}."),
    "a deviation": ("It was 2.1 ± 1.4.", "It was 2.1 (SD 1.4) {c}."),
    "at least": ("It was ≥30%.", "It was at least 30% {c}."),
    "not above": ("The bolus is up to 0.35 mg/kg.", "The bolus is not above 0.35 mg/kg {c}."),
    "at most": ("The bolus should not exceed 0.35 mg/kg.", "The bolus is limited to 0.35 mg/kg {c}."),
    "a ceiling": ("The bolus is at most 0.35 mg/kg.", "It sets a ceiling of 0.35 mg/kg {c}."),
    "a maximum rate": ("A maximum rate of 0.35 mg/kg/hour.", "It was at most 0.35 mg/kg/hour {c}."),
    "a mean maximum": ("The mean maximum dose was 65 mg.", "Mean maximum 65 mg {c}."),
    "keeps to": ("It should not exceed 0.35 mg/kg.", "It keeps boluses to 0.35 mg/kg {c}."),
    "or": ("At most 20 mg in one place; at most 25 mg in another.", "At most 20 or 25 mg {c}."),
    "until a time": ("Relief was seen at 60 minutes.", "Relief was seen up to 60 minutes {c}."),
    "a time left open": ("Relief lasted for up to 4 weeks.", "Relief was seen to 4 weeks {c}."),
    "over an hour": ("It was given within 60 minutes, 60 minutes being usual.", "It was given over 60 minutes {c}."),
    "not significantly more than": ("It was not significantly more than 0.75 mg/kg.", "It was as 0.75 mg/kg {c}."),
    "over 98%": ("It stayed above 98%.", "Over 98% was left {c}."),
    "versus": ("It was 31% versus 27%.", "It was 31% against 27% {c}."),
    "versus, as two results": ("It was 31% with it and 27% with placebo.", "It was 31% versus 27% {c}."),
    "a part": (NAUSEA, "Nausea came to 7 people {c}."),
    "all of them": (NAUSEA, "In 20 people it was looked for {c}."),
    "people of a plain number": ("Relief came to 52 of 70.", "It was 70 people {c}."),
    "people beside points": ("A fall of 3 points in 3.", "Three people had it {c}."),
    "studies and trials": ("It was 14 randomised trials.", "It was 14 studies {c}."),
    "people and volunteers": ("It was 20 volunteers.", "It was 20 people {c}."),
    "older than": ("People were older than 60 years.", "People over 60 years {c}."),
    "a ratio in other words": ("The relative risk was 0.86.", "The risk ratio was 0.86 {c}."),
    "a year in brackets": (NAUSEA, "Hardy (2012) found nausea {c}."),
    "et al.": (NAUSEA, "Hardy et al. 2012 found nausea {c}."),
    "and colleagues": (NAUSEA, "Hardy and colleagues 2012 found nausea {c}."),
    "published in": (NAUSEA, "A trial published in 2012 found nausea {c}."),
    "a year and a noun": (NAUSEA, "In the 2012 trial nausea was found {c}."),
    "letters beyond ASCII": (NAUSEA + "\n" + NAUSEA, "Østergaard 2012 found nausea {c}."),
    "two sources": ("It was 5.\nIt was 6.", "Two sources found it {c}."),
    "a trial and a review": ("It was 5.\nIt was 6.", "Two studies found it {c}."),
    "a name with a small number": (NAUSEA, "The SpO₂ fell in 7 of 20 people {c}."),
    "a raised number": ("BMI was 30 kg/m².", "BMI was 30 kg/m² {c}."),
    "a class": (NAUSEA, "People of ASA class 2 with type 1 diabetes {c}."),
    "an isotope": (NAUSEA, "With [¹¹C]raclopride nausea fell {c}."),
    "an address": (NAUSEA, "See <https://doi.org/10.1016/j.pain.2012.05> {c}."),
    "brackets in an address": (NAUSEA, "See [it](https://doi.org/10.1016/S0304-3959(01)00373-9) {c}."),
    "a needle": (NAUSEA, "A 25g needle {c}."),
    "names": (NAUSEA, "CYP3A4, CYP2B6\\*6, 5-HT3, L4, COVID-19 and the 1st table 2 {c}."),
}  # fmt: skip


@pytest.mark.parametrize(("facts", "claim"), SILENT.values(), ids=SILENT)
def test_the_same_quantity_is_not_reported(facts: str, claim: str):
    assert missing(facts, claim) == []
