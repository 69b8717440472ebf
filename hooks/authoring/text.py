"""A value as exports and registers give it -> plain text, and plain text -> a value of references.bib."""

import re
import unicodedata

from guide.sources.latex import left_over, plain

from authoring.record import RefusedError

# Longer than any title; what is longer is no title.
MOST_SIGNS = 600
_TAG = re.compile(
    r"</?(?:a|abbr|div|font|h\d|small|span|tt|title|article-title|named-content)(?:\s[^<>]*)?>", re.IGNORECASE
)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
# Control, format, lone halves, private and unassigned signs.
_UNSEEN = ("Cc", "Cf", "Cs", "Co", "Cn")
_LOWERED = re.compile(r"(</?)inf>", re.IGNORECASE)


def clean(name: str, value: str, is_latex: bool) -> str:
    """Return the value of the field `name` as plain text.

    Entities, tags, LaTeX and math are read, signs that nobody sees are left out, white space is folded.
    Raises RefusedError for what would reach readers as code, and for more than a field can hold.
    """
    if len(value) > 50 * MOST_SIGNS:
        raise RefusedError(f"its {name} has {len(value):,} characters; {_remedy(name)}")
    text = _LOWERED.sub(r"\1sub>", _TAG.sub("", _BREAK.sub(" ", seen(value))))
    if not (is_latex or re.search(r"[\\{}]", text)):
        # Money and "about" in plain text are neither math nor a space.
        text = text.replace("$", r"\$").replace("~", "∼")
    if sign := left_over(text):
        raise RefusedError(f"its {name} has '{sign[:40]}', which readers would see; {_remedy(name)}")
    text = seen(plain(text))
    if len(text) > MOST_SIGNS:
        raise RefusedError(f"its {name} has {len(text):,} characters; {_remedy(name)}")
    return text


def as_value(name: str, text: str) -> str:
    """Return plain text as the value of a field; raises RefusedError when it would be read as something else."""
    text = text.replace("~", "∼").replace("--", "–").replace("``", "“")
    value = re.sub(r"[&%$#_]", r"\\\g<0>", text)
    if left_over(value) or plain(value) != text or re.search(r"[{}]", value):
        raise RefusedError(f"its {name} '{text[:60]}' cannot be written as plain text; {_remedy(name)}")
    return value


def keeps_capitals(value: str, text: str) -> bool:
    """Tell whether a value differs from its plain text only in braces around capitals that no style may lower."""
    return re.sub(r"\{([^{}]+)\}", r"\1", value) == text and not re.fullmatch(r"\{[^{}]*\}", value)


def seen(value: str) -> str:
    """Return the value without control and format signs, such as those that turn the direction of writing."""
    value = unicodedata.normalize("NFC", value)
    kept = (sign for sign in value if sign.isspace() or unicodedata.category(sign) not in _UNSEEN)
    return " ".join("".join(kept).split())


def _remedy(name: str) -> str:
    return f"export the source as BibTeX, write its {name} in plain words, and add that file"
