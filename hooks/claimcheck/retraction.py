"""Whether a sentence says that a study was retracted; lids, tissues and wounds are retracted as well."""

import re

_WORD = re.compile(r"\b(?:retracted|retractions?)\b", re.IGNORECASE)
_STUDY = re.compile(
    r"\b(?:article|paper|publication|publish|report|stud(?:y|ies)|trial|review|meta-analys[ei]s|analys[ei]s|journal|source"
    r"|work|abstract|letter|series|notice|author|editor|findings?|data)",
    re.IGNORECASE,
)
# Never retracted, not retracted: said of the study, and not that it was.
_DENIED = re.compile(
    r"\b(?:never|not|nor|without|un)(?:\s(?:been|being|yet|later|since|ever|a|any)){0,2}[\s-]\Z", re.IGNORECASE
)
_BODY = (
    r"(?:(?:eye)?lids?|tissues?|lungs?|muscles?|nerves?|skin|brain|liver|wounds?|tendons?|jaws?|cheeks?|tongues?|gums?|lips?"
    r"|bowels?|flaps?|chest|sternal|intercostal|subcostal|rib|clots?|nipples?|scars?|foreskins?|prepuce|cuffs?|testes|testicles?"
    r"|uterus|bladders?|spleens?|stomach|lobes?|vessels?|arter(?:y|ies)|veins?|drums?|membranes?|surgical|self-retaining)"
)
_OF_BODY = re.compile(
    rf"\b{_BODY}(?:\s(?:was|were|is|are|be|been|being|had|got))*(?:\s[a-z]+ly)?[\s-]\Z", re.IGNORECASE
)
_BODY_BEHIND = re.compile(rf"\s(?:the\s|an?\s|of\s)?(?:[a-z]+\s)?{_BODY}\b", re.IGNORECASE)
_ANY_BODY = re.compile(rf"\b{_BODY}\b|\bretract(?:ors?|ing)\b", re.IGNORECASE)
_OF = re.compile(r"\sof\s(?P<what>(?:[\w'’-]+\s?){1,4})")

_NEAR = 60


def says_retracted(sentence: str) -> bool:
    """Return whether `sentence` says of a study that it was retracted."""
    found = list(_WORD.finditer(sentence)) if "retract" in sentence.lower() else []
    study = bool(found) and (bool(_STUDY.search(sentence)) or not _ANY_BODY.search(sentence))
    return any(_of_a_study(sentence, word, study) for word in found)


def _of_a_study(sentence: str, found: re.Match[str], study: bool) -> bool:
    if found[0].lower().startswith("retraction") and (of := _OF.match(sentence, found.end(), found.end() + _NEAR)):
        return bool(_STUDY.search(of["what"])) or of["what"].split()[0].lower() in ("it", "this", "both", "these")
    if _DENIED.search(sentence, max(0, found.start() - _NEAR), found.start()):
        return False
    of_body = _OF_BODY.search(sentence, max(0, found.start() - _NEAR), found.start())
    return study and not of_body and not _BODY_BEHIND.match(sentence, found.end(), found.end() + _NEAR)
