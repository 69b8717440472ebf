"""What every format is given: the findings and how much was looked at, and a message in its two parts."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from guide.guide import Checked

from claimcheck.finding import Finding

if TYPE_CHECKING:
    from claimcheck.site_gate import SiteChecked

# What stands between what is wrong and what to do; a semicolon that a message quotes has a space before it.
_BETWEEN = re.compile(r"(?<=\S); ")
_PAIRS = (("(", ")"), ("[", "]"), ("{", "}"))
_QUOTE = re.compile(r"(?<!\w)'|'(?!\w)")


@dataclass(frozen=True, slots=True)
class Report:
    """The findings to be shown, sorted; `elsewhere` counts those in files that were not asked for."""

    findings: Sequence[Finding]
    checked: "Checked | SiteChecked"
    elsewhere: int = 0

    @property
    def conclusion(self) -> str:
        """Return what was looked at, in one line."""
        others = f"; {self.elsewhere} findings in other files are not shown" if self.elsewhere else ""
        return f"{self.checked}{others}"


def parted(message: str) -> tuple[str, str]:
    """Return what a message says is wrong, and its remedy: what stands behind its last semicolon that is not quoted.

    A message that names none has the remedy "".
    """
    found = [(message[: between.start()], message[between.end() :]) for between in _BETWEEN.finditer(message)]
    for wrong, remedy in reversed(found):
        if _unquoted(remedy) and all(remedy.count(first) == remedy.count(last) for first, last in _PAIRS):
            return wrong, remedy
    # A remedy may name one bracket alone.
    return next(((wrong, remedy) for wrong, remedy in reversed(found) if _unquoted(wrong)), (message, ""))


def _unquoted(text: str) -> bool:
    """Return whether no quotation of `text` is open at its end."""
    return len(_QUOTE.findall(text)) % 2 == 0
