"""The entries of references.bib in the order of their keys, an empty line between any two."""

import re
from collections import Counter

from guide.sources.bibliography import Bibliography, read_bibliography

# What stands for other entries, or for none, may belong where it is.
_OTHER = re.compile(r"@\s*(?:string|preamble|comment)\b", re.IGNORECASE)


def ordered(text: str, bibliography: Bibliography) -> str:
    """Return `text`, which `bibliography` was read from, in order; as it is where more than entries stand in it."""
    starts = [entry.line - 1 for entry in bibliography.entries]
    lines = text.split("\n")
    begins = [number for number, line in enumerate(lines) if line.startswith("@")]
    if not starts or bibliography.unreadable or _OTHER.search(text) or begins != starts:
        return text
    blocks = ["\n".join(lines[start:end]).rstrip() for start, end in zip(starts, [*starts[1:], None], strict=True)]
    if any(block.rpartition("\n")[2].strip() not in ("}", ")") for block in blocks):
        return text
    keyed = zip((entry.key for entry in bibliography.entries), blocks, strict=True)
    sorted_blocks = [block for _, block in sorted(keyed, key=lambda pair: pair[0])]
    head = "\n".join(lines[: starts[0]])
    new = f"{head}\n" * bool(head or starts[0]) + "\n\n".join(sorted_blocks) + "\n"
    return new if _entries(new, bibliography.path) == _entries(text, bibliography.path) else text


def _entries(text: str, path: str) -> Counter[str]:
    return Counter(f"{entry.key} {entry.type} {entry.fields}" for entry in read_bibliography(path, text).entries)
