"""Front matter: the fields at the top of a page, with their lines."""

import re
from dataclasses import dataclass, field

import yaml

# The C form of PyYAML's safe loader is ten times as fast; wheels have it, other builds may not.
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_BLOCK = re.compile(r"---[ \t]*\n(.*?\n)?(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The fields as YAML gives them, the line of each, where the page's text begins, and what is wrong."""

    fields: dict[str, object] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    end: int = 0
    problem: tuple[int, int, str] | None = None


def read_front_matter(text: str) -> FrontMatter:
    """Read the YAML block between ``---`` lines at the top of `text`; line breaks are ``\\n``."""
    if not re.match(r"---[ \t]*\n", text):
        return FrontMatter()
    block = _BLOCK.match(text)
    if not block:
        return FrontMatter(problem=(1, 1, "this front matter is never closed; end it with a line of three dashes"))
    source = block[1] or ""
    try:
        loader = _Loader(source)
        node = loader.get_single_node()
        fields = loader.construct_document(node) if node else {}
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line, column = (mark.line + 2, mark.column + 1) if mark else (1, 1)
        what = getattr(error, "problem", None) or str(error) or "it is nested too deeply"
        return FrontMatter(end=block.end(), problem=(line, column, f"this front matter is no YAML: {what}; mend it"))
    if fields is None:
        fields = {}
    if not isinstance(fields, dict):
        return FrontMatter(end=block.end(), problem=(2, 1, "front matter holds fields; write 'name: value' lines"))
    lines: dict[str, int] = {}
    for key, _ in node.value if node else ():
        if str(key.value) in lines:
            line, column = key.start_mark.line + 2, key.start_mark.column + 1
            twice = f"'{key.value}' stands here a second time; keep one of the two"
            return FrontMatter(fields, lines, block.end(), (line, column, twice))
        lines[str(key.value)] = key.start_mark.line + 2
    return FrontMatter({str(name): value for name, value in fields.items()}, lines, block.end())
