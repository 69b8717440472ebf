"""What a title says of its own source: publishers write RETRACTED or WITHDRAWN before it, and often nowhere else."""

import re

# A word in capitals, or one that a colon or bracket ends: not "Retracted tendons" and "Withdrawn patients". The nouns
# in capitals need small letters behind them: not "WITHDRAWAL OF KETAMINE".
_TITLE = re.compile(
    r"\W*(?:(?:RETRACTED|WITHDRAWN)\b|(?:RETRACTION|WITHDRAWAL)\b(?=\s*\Z|.*[a-z])"
    r"|(?i:retracted|withdrawn)(?i:\s+(?:article|paper|publication|study))?\s*[:\])]"
    r"|(?i:retraction|withdrawal)\s*[:\])]|(?i:retraction\s+(?:of|note|notice|statement))\b)"
    r"|.*[\[(](?i:retracted|withdrawn)\b[^\])]*[\])]\W*\Z"
)


def says_retracted(title: str) -> bool:
    """Tell whether a title, as plain text, says that its source is retracted or withdrawn."""
    return _TITLE.match(title) is not None
