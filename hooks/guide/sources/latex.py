"""A field of BibTeX -> the text that a person would print: LaTeX, entities and tags of exports are read."""

import html
import re
import unicodedata
from functools import lru_cache

from pybtex.exceptions import PybtexError
from pybtex.richtext import Text

_GREEK = (
    *("alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu"),
    *("nu", "xi", "pi", "rho", "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega"),
)
# What latexcodec does not know, or knows between dollars only.
_SIGNS = {
    **{"textless": "<", "textgreater": ">", "lt": "<", "gt": ">", "le": "≤", "leq": "≤", "ge": "≥", "geq": "≥"},
    **{"pm": "±", "times": "×", "approx": "≈", "sim": "∼", "infty": "∞", "to": "→", "rightarrow": "→"},
    **{"circ": "°", "degree": "°", "textdegree": "°", "cdot": "·", "neq": "≠", "prime": "′", "textmu": "µ", "mu": "µ"},
    **{"textquoteleft": "‘", "textquoteright": "’", "textquotedblleft": "“", "textquotedblright": "”"},
    **{"textregistered": "®", "texttrademark": "™", "textcopyright": "©", "textasciitilde": "∼", "textbar": "|"},
    **{"textendash": "–", "textemdash": "—", "textperiodcentered": "·", "textminus": "−", "ldots": "…", "dots": "…"},
}
for _name in _GREEK:
    _letter = "LAMDA" if _name == "lambda" else _name.upper()
    for _sign, _kind in ((_name, "SMALL"), (_name.title(), "CAPITAL")):
        _SIGNS.setdefault(_sign, unicodedata.lookup(f"GREEK {_kind} LETTER {_letter}"))
        _SIGNS.setdefault(f"text{_sign}", _SIGNS[_sign])
_HIGH = str.maketrans("0123456789+-−()n°", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁽⁾ⁿ°")
_LOW = str.maketrans("0123456789+-−()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₍₎")
_SHIFTED = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿ°₀₁₂₃₄₅₆₇₈₉₊₋₍₎]+")
_LATEX = re.compile(r"[{}\\~$%&<]|--|``")
_ENTITY = re.compile(r"\\?&(#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_TAG = re.compile(r"</?(?:i|b|u|em|strong|italic|bold|scp?|span|p|jats:(?!su[bp])[a-z-]+)(?:\s[^<>]*)?>", re.IGNORECASE)
_SHIFT_TAG = re.compile(r"<(?:jats:)?(su[bp])>\s*([^<>]*?)\s*</(?:jats:)?\1>", re.IGNORECASE)
_DRESS = re.compile(
    r"\\(?:text(?:it|bf|rm|sf|tt|sc|up|sl|md|normal)|emph|math(?:rm|it|bf|sf)|text|mbox|ensuremath)\s*(?=\{)"
    r"|\\(?:it|em|bf|sc|rm|tt|sl|itshape|bfseries|scshape|upshape)(?![A-Za-z])\s*"
)
_SIGN = re.compile(r"\\([A-Za-z]+)(?:\{\}|\s+(?!$))?")
_SHIFT_MACRO = re.compile(r"\\text(su[bp])(?:er)?script\s*(?:\{([^{}\\]*)\}|([^\s{}\\]))")
_MATH = re.compile(r"(?<!\\)\$([^$]*)(?<!\\)\$")
_SHIFT_MATH = re.compile(r"\s*([_^])\s*(?:\{\s*([^{}\\]*?)\s*\}|([^\s{}\\_^]))")
# An escaped dollar is money; it is kept apart until the rest is read.
_MONEY = "\ue000"
_LEFT = re.compile(r"[\\{}$^]|</?[A-Za-z][^<>]*>|&#?\w+;|[\x00-\x1f\x7f-\x9f\ue001-\uf8ff\ufffe\uffff]")


def plain(value: str) -> str:
    """Return the value of a BibTeX field as plain text; what cannot be read stays as it is, see `left_over`."""
    return _read(value).replace(_MONEY, "$")


def left_over(value: str) -> str:
    """Return the first sign of LaTeX, HTML or no text at all that `plain` could not read, or nothing."""
    found = _LEFT.search(_read(value))
    return found[0] if found else ""


# Rules, references and names ask for the same fields, and a preview asks again after each edit.
@lru_cache(maxsize=16384)
def _read(value: str) -> str:
    if not _LATEX.search(value):
        return value
    text = value.replace(r"\$", _MONEY)
    # A reference manager may have escaped what was escaped already.
    for _ in range(3):
        text = _ENTITY.sub(lambda found: html.unescape(f"&{found[1]};"), text)
    text = _SHIFT_TAG.sub(lambda found: _shifted(found[1].lower(), found[2], found[0]), _TAG.sub("", text))
    text = _DRESS.sub("", text)
    text = _SIGN.sub(lambda found: _SIGNS.get(found[1], found[0]), text)
    text = _SHIFT_MACRO.sub(lambda found: _shifted(found[1], found[2] or found[3] or "", found[0]), text)
    text = _MATH.sub(_math, text)
    try:
        return " ".join(str(Text.from_latex(re.sub(r"(?<!\\)%", r"\\%", text))).split(" "))
    except (ValueError, PybtexError, RecursionError):
        return value


def _math(found: re.Match[str]) -> str:
    text = _SHIFT_MATH.sub(
        lambda part: _shifted("sub" if part[1] == "_" else "sup", part[2] or part[3] or "", part[0]), found[1]
    )
    # What is still raised or lowered is no plain text, and the dollars say so.
    return found[0] if re.search(r"[_^]", text) else text.replace("-", "−").strip()


def _shifted(kind: str, text: str, whole: str) -> str:
    """Return raised or lowered `text` in signs of its own, letters as they are, or the `whole` that cannot be."""
    shifted = text.translate(_HIGH if kind == "sup" else _LOW)
    return shifted if text.isalpha() or _SHIFTED.fullmatch(shifted) else whole
