"""Words that a claim may use where a source bears them out: patterns of what is written, and of what bears it out."""

_STEMS = (
    r"miracl|wonder drug|magic bullet|game[ -]chang|revolution|landmark|unrivall?ed|unmatched|unique"
    r"|dramatic|spectacular|remarkabl|amazing|astonishing|excellent|outstanding|impressive|powerful|perfect|superb"
    r"|convincing|compelling|definitive|conclusive|unequivocal|irrefutabl|obvious|guarante"
)
_BEST = r"best|safest|most effective"
# A text with none of these has no word of the table below, which is told far sooner so.
IN_OVERSTATED = (
    *("prove", "doubt", "unquestionabl", "indisputabl", "strong", "solid", "firm", "high-level", "overwhelming"),
    *("ample", "clear", "gold", "breakthrough", "miracl", "wonder", "magic", "game", "revolution", "landmark"),
    *("unrival", "unmatched", "unique", "dramatic", "spectacular", "remarkabl", "amazing", "astonishing", "excellent"),
    *(
        "outstanding",
        "impressive",
        "powerful",
        "perfect",
        "superb",
        "convincing",
        "compelling",
        "definit",
        "conclusive",
    ),
    *("conclusive", "unequivocal", "irrefutabl", "obvious", "guarante", "course", "certain", "surely", "ideal", "best"),
    *("safest", "effective", "always", "invariabl", "in all", "without exc", "never", "harmless", "risk-free", "cur"),
    *("marked", "striking", "robust", "huge", "vast", "massive", "enormous", "superior"),
)
OVERSTATED = [
    (r"prov(?:en|ed|es)", r"\bprov(?:en|ed?|es)\b|proof"),
    (r"(?:beyond|without|no)(?: any| a)? doubt|undoubted(?:ly)?|doubtless|unquestionabl[ey]|indisputabl[ey]", "doubt"),
    (r"(?:strong(?:est|er)?|solid|firm|high-level|overwhelming|ample) (?:evidence|support|proof)", "strong"),
    (r"clearly|clear (?:evidence|benefit|proof|advantage|effect)", r"\bclear"),
    (r"gold[ -]standard", r"gold[ -]standard"),
    (r"breakthrough(?! (?:pain|cancer|analg|dos|opioid|episode|medic|seiz))", "breakthrough(?! pain)"),
    *((rf"{stem}(?:\w+)?", stem) for stem in _STEMS.split("|")),
    (r"of course|certainly|surely|definitely", "certain|sure|definite"),
    (r"ideal(?:ly)?", "ideal"),
    (rf"(?:is|are|was|were) (?:by far )?the (?:{_BEST})", rf"\b(?:{_BEST})|preferred"),
    (
        rf"(?:{_BEST}) (?:drug|treatment|choice|option|medicine|analgesic)",
        rf"\b(?:{_BEST})|first[ -](?:line|choice)|preferred",
    ),
    (r"always|invariably|in all cases|without exception", "always|invariabl|all cases|exception"),
    (r"never fails?|never harms?|harmless|risk-free", "never|harmless|risk-free"),
    (r"cure[sd]?|curing|curative", r"\bcur(?:e|ing|ative)"),
    (
        r"markedly|strikingly|robustly|hugely|vastly|massively|enormous(?:ly)?",
        "marked|strik|robust|huge|vast|mass|enorm",
    ),
    (r"superior(?:ity)?", "better|superior|more effective|safer|non-?inferior"),
]

_FOR = (
    r"(?:for|lasted|lasts|lasting|at|after|up to|within|over|to|beyond|until|almost|nearly|about)"
    r" (?:almost |nearly |over )?(?:an?|one|a whole)"
)
_ABOUT = "almost|nearly|barely|close to|just under|just over"
IN_AMOUNTS = (
    *("almost ", "nearly ", "barely ", "close to ", "just ", "body", "no one", "no-one", "person", "patient"),
    *("everyone", "majority", "most of", "magnitude", "manifold", "many times", "fortnight", "decade", "year", "month"),
)
AMOUNTS = [
    (rf"(?:{_ABOUT}) \d[\d,.]*", rf"\b(?:{_ABOUT}|about|approximately|around) \d"),
    (
        r"(?:nobody|no[ -]one)(?= (?:with|given|having|on|had|died|needed|stopped|reported|developed|was|who|ever))"
        r"|(?:harm|kill|hurt)(?:s|ed)? (?:nobody|no[ -]one)|no (?:person|patient)",
        r"nobody|no[ -]one|\bnone\b|\bno (?!differ)\w|(?<![\d.])0(?!\.?\d)|\bzero\b|without|\bnever\b|neither",
    ),
    (
        r"everyone|everybody|(?:every|each) (?:person|patient)",
        r"\ball\b|every|\b100%|\beach\b|\b(\d+) of (?:the )?\1\b",
    ),
    (
        r"(?:the |a )(?:vast |great |large )?majority|most of (?:the |those |these )?(?:people|patients|adults)",
        r"majorit|\bmost\b|\b[5-9]\d(?:\.\d+)?%(?! ?\(?(?:CI|CrI|PI|conf))|\b100%",
    ),
    (r"orders? of magnitude|manifold|many times", r"orders? of magnitude|manifold|\b\d\d+ times|ten times|fold"),
    (r"(?:an? )?fortnight(?:ly)?", r"fortnight|\b2[ -]week|two[ -]week|\b14[ -]day"),
    (r"decades?", r"decade|\b10 years|ten years|\b\d0 years"),
    (r"half an? year", r"half a year|\b6[ -]month|six[ -]month|\b2[46] weeks"),
    (
        rf"{_FOR} year",
        r"\b(?:1|one|an?|first|per)[ -]years?\b|\b12[ -]month|twelve[ -]month|\b52[ -]week|annual|\b36[05][ -]day",
    ),
    (
        rf"{_FOR} month",
        r"\b(?:1|one|an?|first|per)[ -]months?\b|\b4[ -]week|four[ -]week|\b(?:28|30|31)[ -]day|\bmonth",
    ),
]

_CHILDREN = (
    r"\bchild|pa?ediatric|infant|neonat|newborn|adolescen|\bbab(?:y|ies)|teenag|\baged \d|\bboys?\b|\bgirls?\b|young"
)
_WOMEN = r"\bwom[ae]n|female|mother|pregnan|ca?esarean|labou?r\b|obstetric|breast|hysterect|gyna?ecol|mastect|birth"
ROUTES_AND_PEOPLE = [
    (r"oral(?:ly)?|by mouth", r"\boral|by mouth|tablet|capsule|syrup|lozenge|swallow|\bdrink|solution|troche"),
    (r"intravenous(?:ly)?", r"intravenous|\bI\.?V\.?\b|infusion|bolus|inject|vein|drip|push"),
    (r"intranasal(?:ly)?|nasal", r"nasal|\bnose\b|nostril"),
    (r"subcutaneous(?:ly)?", r"subcutaneous|under the skin"),
    (r"intramuscular(?:ly)?", r"intramuscular|muscle"),
    (r"intrathecal(?:ly)?", r"intrathecal|spinal|neuraxial"),
    (r"epidural(?:ly)?", r"epidural|caudal|neuraxial"),
    (r"topical(?:ly)?", r"topical|cream|\bgel\b|ointment|mouthwash|patch|skin"),
    (r"sublingual(?:ly)?", r"sublingual|under the tongue|lozenge|wafer|transmucosal|buccal|troche"),
    (r"nebuli[sz]ed", r"nebuli|inhal"),
    (r"rectal(?:ly)?", r"rectal|suppositor|rectum"),
    (r"transdermal(?:ly)?", r"transdermal|patch|iontophor|skin"),
    (r"children|infants|adolescents", _CHILDREN),
    (r"women", _WOMEN),
    (r"(?:older|elderly) (?:people|adults|patients)", r"\bold(?:er)?\b|elderly|geriatric|\bage[ds]?\b|senior"),
    (r"volunteers", r"volunteer|healthy"),
]

_SMALL_P = r"\bP(?:\s?value)?(?:\sof)?\s?[=<≤]\s?0?\.0[0-4]|\bP\s?<\s?0?\.05\b"
SIGNIFICANT = [("significant(?:ly)?", f"significan|{_SMALL_P}")]
