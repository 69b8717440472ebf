"""Ways of writing a dose that are misread, each as a pattern of the part that has to be written otherwise."""

import re

from guide.figures.units import DOSES, MISREAD, any_spelling, written

_UNIT = rf"(?:{any_spelling(*DOSES, 'kg', 'ng', 'l', 'mmol')}|{written('units')})"
# What may not stand before comes behind the first sign, since a search for a sign is far quicker.
_NUMBER = r"\d(?<![\w.,]\d)\d*(?:[.,]\d+)*"
TRAILING_ZERO = re.compile(rf"\d(?<![\d.,]\d)\d*(?:,\d{{3}})*\.\d*0(?=\s?{_UNIT}\b)")
NO_LEADING_ZERO = re.compile(rf"\.(?<![\d\w.,]\.)\d+(?=\s?(?:{_UNIT}\b|%))")
MISREAD_UNIT = re.compile(rf"(?:{MISREAD})(?![A-Za-z])")
NO_SPACE = re.compile(rf"{_NUMBER}{_UNIT}(?![A-Za-z])(?!\s(?:needle|cannula|catheter))")
SHORT_HOUR = re.compile(rf"(?<![A-Za-zµμ]){_UNIT}(?:/kg)?/(?:h|hr|hrs)(?![A-Za-z])")
