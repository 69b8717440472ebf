"""The skeleton of a new evidence page: empty fields and first sentences that the gate asks for."""

import re
import unicodedata

import yaml
from guide.markdown.alphabet import find_odd
from guide.markdown.signs import foreign_sign
from guide.vocabulary import REQUIRED

from authoring.record import RefusedError

# What each section opens with until its author has written it: a claim without a source, so the gate asks for it.
_SECTIONS = {
    "Bottom line": "- To write: whether it works, and for whom.",
    "What the evidence says": "To write: one short sentence that says what the best evidence found.",
    "Doses studied": "To write: one short sentence on which doses were studied.",
    "Harms seen here": "To write: one short sentence on the harms that matter most.",
    "Where sources disagree": "To write: one short sentence on what they disagree on.",
    "What is not known": "To write: one short sentence on the question that a source says is open.",
}
_LONGEST = 100


def new_page(title: str) -> str:
    """Return the text of a new evidence page; raises RefusedError when the title cannot be one."""
    odd = find_odd(title) or foreign_sign(title)
    if not title or odd or len(title) > _LONGEST:
        why = f"'{odd[1]}'" if odd else "too long or too short"
        raise RefusedError(f"'{title[:60]}' is no title ({why}); write a topic in plain words")
    set_ = {"title": f"title: {_quoted(title)}", "written_by": "written_by: Authors of the guide"}
    fields = [set_.get(name, f"{name}:") for name in REQUIRED["evidence"]]
    head = ["---", *fields[:2], "kind: evidence", *fields[2:], "---", "", f"# {title}"]
    return (
        "\n".join([*head, *(line for name, lead in _SECTIONS.items() for line in ("", f"## {name}", "", lead))]) + "\n"
    )


def _quoted(text: str) -> str:
    """Return a text as YAML needs it, in quotes where it would be read as something else."""
    is_plain = re.fullmatch(r"[A-Za-z][\w ,'’()–-]*", text) and yaml.safe_load(text) == text
    return text if is_plain else yaml.safe_dump(text, allow_unicode=True, default_style='"', width=1000).strip()


def file_name(title: str) -> str:
    """Return the name of a page's file: small letters and digits of ASCII, with hyphens; raises RefusedError."""
    folded = unicodedata.normalize("NFKD", title).casefold().encode("ascii", "ignore").decode()
    if name := "-".join(re.findall(r"[a-z0-9]+", folded)):
        return f"{name}.md"
    raise RefusedError(f"'{title[:60]}' has no letter for a file name; write a topic in plain words")


def nav_line(nav: str, folder: str, name: str, title: str) -> tuple[int, str]:
    """Return the line of mkdocs.yml that the page's own line comes behind, or 0, and that line."""
    lines = nav.split("\n")
    there = [number for number, line in enumerate(lines, 1) if re.search(rf"[\s:]{re.escape(folder)}/[^/]+\.md$", line)]
    last = there[-1] if there else 0
    indent = re.match(r"\s*", lines[last - 1])[0] if last else "      "  # type: ignore[index]
    return last, f"{indent}- {_quoted(title)}: {folder}/{name}"
