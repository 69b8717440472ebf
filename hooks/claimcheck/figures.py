"""What counts as a figure: a number together with what makes it mean something."""

import re

UNIT = (
    r"(?:mg|g|kg|micrograms?|mcg|[µμ]g|ng|mL|ml|L|litres?|mmol|mmHg|units?|points?|fold|"
    r"seconds?|minutes?|hours?|days?|weeks?|months?|years?|people|patients|participants|trials|studies|RCTs)"
)
_NUMBER = r"\d+(?:[.,]\d+)*"
_FIGURE = re.compile(
    rf"(?<![\w.]){_NUMBER}\s?(?:%|per ?cent\b|{UNIT}\b)"
    rf"|(?<![\w.]){_NUMBER}\s?(?:to|–|-|−|of|/)\s?{_NUMBER}(?!\w)"
    rf"|(?<!\w)[Pp]\s?[=<>≤≥]\s?{_NUMBER}|(?<!\w)[Nn]\s?=\s?{_NUMBER}|(?<![\w.])\d+\.\d+(?!\w)"
)


def find_figures(text: str) -> list[str]:
    """Return the figures of `text` as they are written, in reading order."""
    return [match[0] for match in _FIGURE.finditer(text)]
