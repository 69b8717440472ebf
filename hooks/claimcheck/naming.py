"""Numbers of a claim that state nothing about the source: its year as part of its name, and how many are cited."""

import re
import unicodedata
from collections.abc import Collection, Mapping

from guide.figures.figure import Figure
from guide.figures.units import PEOPLE, STUDIES
from guide.markdown.page import Claim
from guide.sources.bibliography import Entry
from guide.sources.cards import Card

# Hardy 2012, Hardy (2012), Hardy et al. 2012, Østergaard and colleagues, 2012.
_NAME_BEFORE = re.compile(
    r"(?<![\w-])([^\W\d_][\w'’.-]*)(?:\s(?:et\sal\.?|and\s(?:colleagues|others|co-?workers)))?(?:'s|’s)?,?\s?[(\[]?\Z"
)
_PUBLISHED = re.compile(r"\b(?:published|printed|reported)\sin\s\Z")
_WORK_AFTER = re.compile(
    r",?\s+(?:[\w-]+ ){0,3}(?:guidelines?|guidance|statement|label|policy|consensus|update|edition|cohort|series|survey"
    r"|summary|protocol|position|trials?|study|studies|reviews?|meta-analys[ei]s|reports?|copy|document)\b"
)
_DETERMINER = re.compile(
    r"(?:\b(?:an?|the|its|their|his|her|this|that|one|each|both|whose)|['’]s?)\s(?:[\w'’-]+\s){0,3}\Z", re.IGNORECASE
)
_PLURAL = re.compile(r"(?:trials|studies|RCTs|reviews|meta-analyses|articles|reports|papers|records)\Z")
_SOURCES_AFTER = re.compile(
    r"\s(?:[\w-]+ ){0,3}?(guidelines?|sources?|surveys?|statements?|series|documents?|labels?|analyses|cohorts?)\b"
)
_ONE_MORE = re.compile(r"\b(?:and|while|but) (?:a|the) (?:third|fourth|fifth)\b(?! of\b)")
_MAY_NAME = frozenset({"", PEOPLE, STUDIES})
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe"})


def names_a_source(figure: Figure, prose: str, cited: Collection[Card], entries: Mapping[str, Entry]) -> bool:
    """Tell whether a number is a cited source's year as part of its name: Hardy 2012, a 2024 meta-analysis."""
    if not figure.units & _MAY_NAME:
        return False
    known = (entries[card.key].fields for card in cited if card.key in entries)
    authors = [_plain(fields.get("author", "")) for fields in known if fields.get("year") == figure.value]
    if not authors:
        return False
    before = prose[max(0, figure.start - 60) : figure.start]
    name = _NAME_BEFORE.search(before)
    if name and not name[1][0].islower() and any(_plain(name[1]) in author for author in authors if _plain(name[1])):
        return True
    if _PUBLISHED.search(before) and figure.units == {""}:
        return True
    if re.search(r"(?:\A|\s)in \Z", before, re.IGNORECASE) and _PLURAL.search(_with_noun(figure, prose)):
        return False
    if name and not name[1][0].islower() and re.search(r"\bin \Z", before[: name.start(1)]):
        return False
    return STUDIES in figure.units or bool(_WORK_AFTER.match(prose, figure.end))


def counts_sources(figure: Figure, prose: str, claim: Claim, entries: Mapping[str, Entry]) -> bool:
    """Tell whether a number only counts sources that the claim itself cites, all or those of one design.

    Two trials [@one; @two]; a review and two trials [@review; @one; @two]; two reviews, and a
    third [@one; @two; @three].
    """
    noun = figure.text.rpartition(" ")[2].lower()
    if STUDIES not in figure.units:
        found = _SOURCES_AFTER.match(prose, figure.end) if figure.units == {""} else None
        noun = found[1] if found else ""
    if not noun or figure.value in ("0", "1") or figure.comparison:
        return False
    designs = [entries[key].fields.get("design", "") for key in set(claim.keys) if key in entries]
    of_design = [design for design in designs if any(noun.startswith(word) for word in design.split()[-1:])]
    more = len(_ONE_MORE.findall(prose, figure.end))
    return figure.value in (str(len(set(claim.keys)) - more), str(len(of_design)))


def _with_noun(figure: Figure, prose: str) -> str:
    if STUDIES in figure.units:
        return figure.text
    found = _WORK_AFTER.match(prose, figure.end)
    return found[0] if found else ""


def _plain(name: str) -> str:
    folded = unicodedata.normalize("NFKD", name).casefold().translate(_LETTERS)
    return re.sub(r"[^\w]|[\d_]|'s$", "", "".join(sign for sign in folded if not unicodedata.combining(sign)))
