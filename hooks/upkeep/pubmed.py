"""PubMed's record of an article -> notices about it: its types, what corrects or retracts it, and its title."""

import re
from collections.abc import Iterator

from guide.sources.lookups import CONCERN, CORRECTION, PARTIAL, RETRACTION, Notice
from guide.sources.retraction import says_retracted
from lxml import etree

from upkeep.asking import Ask, NoAnswerError

_BY = "PubMed"
_ADDRESS = "https://eutils.ncbi.nlm.nih.gov/entrez/eutils/efetch.fcgi?db=pubmed&retmode=xml&id="
# The types of a link from an article to another that bear on what it says; comments and summaries do not.
_LINKS = {
    "RetractionIn": RETRACTION,
    "RetractedandRepublishedIn": RETRACTION,
    "PartialRetractionIn": PARTIAL,
    "ExpressionOfConcernIn": CONCERN,
    "ErratumIn": CORRECTION,
    "CorrectedandRepublishedIn": CORRECTION,
    "RepublishedIn": CORRECTION,
}
_TYPES = ("retracted publication", "retraction of publication", "retraction notice")
_DOI = re.compile(r"\bdoi:\s*(10\.\S*[^\s.;,])", re.IGNORECASE)


def pubmed_notices(pmid: str, ask: Ask) -> Iterator[Notice]:
    """Yield what PubMed says of the article with this number; raises NoAnswerError for whatever it does not say."""
    answer = ask(_ADDRESS + pmid)
    if answer.status != 200:
        raise NoAnswerError(f"PubMed: status {answer.status}")
    article = _article(answer.text, pmid)
    found = [
        Notice(_LINKS[link.get("RefType", "")], _where(link), "", _BY)
        for link in article.iterfind(".//CommentsCorrections")
        if link.get("RefType") in _LINKS
    ]
    types = {_text(kind).lower() for kind in article.iterfind(".//PublicationType")}
    title = " ".join(_text(part) for part in article.iterfind(".//ArticleTitle"))
    if not any(one.kind == RETRACTION for one in found) and (types & set(_TYPES) or says_retracted(title)):
        found.append(Notice(RETRACTION, f"PMID {pmid}", "", _BY))
    yield from found


def _article(text: str, pmid: str) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(text.encode(), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise NoAnswerError(
            "PubMed: an answer that is no XML" if text.strip() else "PubMed: an empty answer"
        ) from error
    for article in root.iterfind("*"):
        own = article.find("MedlineCitation/PMID")
        own = article.find("BookDocument/PMID") if own is None else own
        if own is not None and (own.text or "").strip() == pmid:
            return article
    raise NoAnswerError("PubMed: an answer without this article")


def _where(link: etree._Element) -> str:
    """Return the DOI of a notice where its reference has one, else its number in PubMed, else the reference."""
    reference = " ".join((link.findtext("RefSource") or "").split())
    number = (link.findtext("PMID") or "").strip()
    if doi := _DOI.search(reference):
        return doi[1]
    return f"PMID {number}" if number else reference[:200]


def _text(element: etree._Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())
