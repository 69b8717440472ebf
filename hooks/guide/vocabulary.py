"""The closed sets of words that front matter, bibliography, cards, waivers and placeholders are written in."""

# From the strongest design to the weakest, as far as a list can say that.
DESIGNS = (
    "guideline",
    "meta-analysis",
    "systematic review",
    "randomised controlled trial",
    "cohort study",
    "case series",
    "case report",
    "narrative review",
    "pharmacokinetic study",
    "preclinical study",
    "regulatory document",
    "protocol",
    "book chapter",
)
# What a reader is told that the authors saw of a source.
READ = ("full text", "abstract", "abstract and excerpts", "excerpts")
# What the place of a fact says when the fact was seen in another text than the source.
SECOND_HAND = (
    *("secondary page", "secondary source", "reported by", "quoted", "restated"),
    *("news report", "news release", "news summar", "news page", "press report", "press summar", "press coverage"),
)
# What a comment begins with that lets a claim stand without a source, and why it may.
WAIVER = "no-source"
REASONS = ("navigation", "method")
# The parts of a source card.
SECTIONS = ("What was done", "What was found", "Limits")
# What an effect on a card may say, and in which words; what a source does not state is left out.
EFFECT = (
    *("indication", "outcome", "measure", "estimate", "low", "high", "interval", "unit", "time"),
    *("drug", "route", "comparator", "population", "studies", "participants", "certainty"),
)
REQUIRED_OF_EFFECT = ("indication", "outcome", "measure", "estimate")
OUTCOMES = ("pain", "pain at rest", "pain on movement", "opioid use")
MEASURES = ("mean difference", "standardised mean difference")
DRUGS = ("ketamine", "esketamine")
CERTAINTIES = ("high", "moderate", "low", "very low")
WORDS_OF_EFFECT = {"outcome": OUTCOMES, "measure": MEASURES, "drug": DRUGS, "certainty": CERTAINTIES}
NUMBERS_OF_EFFECT = ("estimate", "low", "high")
# What a count out of 100 on a card may say; it is compared with another, or stands alone.
COUNT = ("outcome", "population", "drug", "count", "comparator", "comparator_count")
REQUIRED_OF_COUNT = ("outcome", "population", "drug", "count")
NUMBERS_OF_COUNT = ("count", "comparator_count")

# What a dose on a card may say; `given` and `found` are the numbers of the facts that state the dose and its result.
DOSE = (
    *("indication", "population", "drug", "route", "dose", "often", "rate", "time", "days", "total", "people"),
    *("blinding", "against", "comparator", "outcome", "result", "also", "given", "found"),
)
REQUIRED_OF_DOSE = ("indication", "drug", "against", "result", "given")
NUMBERS_OF_DOSE = ("people", "days", "given", "found")
AMOUNTS_OF_DOSE = ("dose", "rate", "time", "total")
ROUTES = ("intravenous",)
BLINDINGS = ("double-blind", "single-blind", "blinded", "open-label")
# What ketamine was set against: the same care with a dummy or nothing in its place, or what else was given.
AGAINST = ("placebo or no ketamine", "an opioid", "another drug", "another way of giving", "nothing")
RESULTS = ("better", "no difference", "worse", "not compared")
# What a guideline or a label sets: a dose not to be exceeded, one that it gives, or one that it is licensed at.
LIMIT = ("indication", "kind", "drug", "route", "dose", "rate", "days", "what", "given")
REQUIRED_OF_LIMIT = ("indication", "kind", "drug", "route", "what", "given")
LIMITS = ("ceiling", "advised", "label")

# What a body may say of ketamine for an indication; silent: it lists what it recommends and does not name ketamine.
POSITIONS = ("for", "conditional", "specialist only", "insufficient evidence", "against", "silent")
INDICATIONS = (
    *("surgery", "emergency department", "ambulance and military", "sickle cell pain", "intensive care", "burns"),
    *("cancer pain", "palliative care", "chronic pain", "complex regional pain syndrome", "neuropathic pain"),
    *("fibromyalgia", "headache", "spinal cord injury", "children", "injury", "limb ischaemia"),
)
WORDS_OF_DOSE = {
    **{"indication": INDICATIONS, "drug": DRUGS, "route": ROUTES, "blinding": BLINDINGS, "against": AGAINST},
    **{"result": RESULTS, "kind": LIMITS},
}

# What somebody who looks up a claim in its source can find, the best first; minor: what is said is right, but
# something that bears on it is left out or loose; major: a reader would do or believe something wrong.
VERDICTS = ("supported", "minor", "major", "not seen")

# The pages about the guide itself; every other page says things about ketamine, or is a card.
SITE_PAGES = (
    "references.md",
    *(f"about/{name}.md" for name in ("accessibility", "changes", "copies", "coverage", "data", "disclaimer")),
    *(f"about/{name}.md" for name in ("evidence-map", "glossary", "how-often-we-are-wrong", "lookups", "method")),
    *(f"about/{name}.md" for name in ("privacy", "report-an-error", "topics")),
    "about/writing.md",
)
KINDS = ("evidence", "source", "site")
_PAGE = ("title", "summary", "kind", "written_by", "checked_by", "evidence_to", "reviewed", "next_review")
_CARD = (
    *("kind", "key", "design", "participants", "read", "checked", "about", "effects", "counts", "doses", "limits"),
    "positions",
)
FIELDS = {"evidence": _PAGE, "site": _PAGE, "source": _CARD}
REQUIRED = {
    "evidence": ("title", "summary", "written_by", "checked_by", "evidence_to", "reviewed", "next_review"),
    "site": ("title", "summary", "kind"),
    "source": ("kind", "key", "design", "participants", "read", "checked", "about"),
}
MAY_BE_EMPTY = ("checked_by", "participants")
DATES = ("evidence_to", "reviewed", "next_review", "checked")
# What an author may write between <!-- and -->, to be filled in, and whether it takes an argument, as in
# <!-- studies: crps -->.
PLACEHOLDERS = {
    "audits": False,
    "bibliography": False,
    "copies": False,
    "coverage": False,
    "leaflet": False,
    "lookups": False,
    "on-leaflet": False,
    "picture": True,
    "positions": True,
    "report": False,
    "studies": True,
    "topics": False,
}
# What a comment of a new card begins with, until its author has written what it asks for.
TO_WRITE = "to-write"
REMEDIES = {TO_WRITE: "put what it asks for in its place"}
# The kinds of page on which a placeholder is filled in, where that is not those of kind site alone.
FILLED_ON = {
    "studies": ("evidence",),
    "positions": ("evidence",),
    "picture": ("evidence", "site"),
    "leaflet": ("evidence", "site"),
    "on-leaflet": ("evidence",),
}
# The pictures, and the indication of the effects that each draws; the map draws all cards. Beside them, the key of a
# card names the picture of its counts.
PICTURES = {"perioperative-effects": "perioperative", "chronic-effects": "chronic-noncancer", "evidence-map": ""}
# The pictures of doses, and the indications that each has a panel for.
DOSE_PICTURES = {
    "doses-surgery": ("surgery", "children"),
    "doses-emergency": ("emergency department", "injury", "burns", "sickle cell pain"),
    "doses-cancer": ("cancer pain", "palliative care"),
    "doses-chronic": (
        *("complex regional pain syndrome", "neuropathic pain", "spinal cord injury", "limb ischaemia"),
        *("fibromyalgia", "headache", "chronic pain"),
    ),
}
# How a change bears on what the page says; the six of the acute pain evidence book of the Australian anaesthetists.
CHANGES = ("New", "Strengthened", "Weakened", "Qualified", "Reversed", "Unchanged")
# What a note on a change is made of: it is shown on evidence pages without a source, so it can say nothing else.
FIRST_NOTE = "first release of the page"
CHANGED = (
    *DESIGNS,
    *(f"{design}s" for design in DESIGNS),
    *("meta-analyses", "cohort studies", "pharmacokinetic studies", "preclinical studies", "trial", "trials"),
    *("claim", "claims", "source", "sources", "figure", "figures", "dose", "doses", "harm", "harms", "table"),
    *("picture", "section", "reading", "wording", "disagreement", "question"),
)
DONE = ("added", "taken out", "corrected", "reworded", "moved")
# What a link may lead to outside of the guide.
SCHEMES = ("http", "https", "mailto")
# Where a citation of a built page leads: an id with this and the key.
REFERENCE_PREFIX = "ref-"
# What the presentation adds around a page's text, by class; the same class inside the text counts for nothing.
GENERATED = ("guide-status", "guide-references", "guide-changes", "guide-cite")
