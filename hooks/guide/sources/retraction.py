"""A title that says that its article was retracted."""

import re

# A title in capitals, or one that a colon or bracket ends: not "Retracted tendons" and "Withdrawn patients".
_TITLE = re.compile(
    r"\W*(?:(?:RETRACTED|WITHDRAWN|RETRACTION|WITHDRAWAL)\b"
    r"|(?i:retracted|withdrawn)(?i:\s+(?:article|paper|publication|study))?\s*[:\])]"
    r"|(?i:retraction|withdrawal)\s*[:\])]|(?i:retraction\s+(?:of|note|notice|statement))\b)"
    r"|.*[\[(](?i:retracted|withdrawn)\b[^\])]*[\])]\W*\Z"
)


def says_retracted(title: str) -> bool:
    """Tell whether a title, as plain text, says that its article is retracted."""
    return _TITLE.match(title) is not None
