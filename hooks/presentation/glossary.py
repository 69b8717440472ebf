"""What abbreviations and technical words mean, where a page uses them: for pointers and for screen readers.

The glossary page is the only place where meanings are written down. Python-Markdown's abbr
extension marks the words; it leaves code alone.
"""

import re
from collections.abc import Mapping

# Where the glossary is, below the docs folder.
GLOSSARY = "about/glossary.md"
# From this section of the glossary on, words are too common to be marked wherever they stand.
_COMMON = re.compile(r"^## Common words$", re.MULTILINE)
_ENTRY = re.compile(r"^(?P<terms>(?:\w.*\n)+)\n?:[ ]{1,3}(?P<meaning>\S.*)$", re.MULTILINE)


def read_glossary(text: str) -> dict[str, str]:
    """Return the terms of the glossary page `text` that pages explain, each with its meaning in short.

    The short meaning is what stands before a colon: what an abbreviation stands for.
    """
    marked = _COMMON.split(text)[0]
    return {
        term: entry["meaning"].partition(": ")[0].strip()
        for entry in _ENTRY.finditer(marked)
        for term in entry["terms"].splitlines()
    }


def with_abbreviations(markdown: str, glossary: Mapping[str, str]) -> str:
    """Return a page's Markdown with the definitions of those terms of the glossary that it uses, at its end."""
    # As the extension looks for them: whole words, written as in the glossary.
    used = [term for term in glossary if term in markdown and re.search(rf"\b{re.escape(term)}\b", markdown)]
    definitions = "".join(f"*[{term}]: {glossary[term]}\n" for term in used)
    return markdown.rstrip("\n") + "\n\n" + definitions if used else markdown
