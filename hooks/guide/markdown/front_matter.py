"""Front matter: the fields at the top of a page, with their lines."""

import re
from dataclasses import dataclass, field

import yaml

from guide.place import Place, Problem

# The C form of PyYAML's safe loader is ten times as fast; wheels have it, other builds may not.
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_BLOCK = re.compile(r"---[ \t]*\n(.*?\n)?(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)

# Brackets, and what begins a list or a mapping far to the right.
_NESTING = re.compile(r"[\[\]{}]|(?m:^[ ]{40,})(?=\S)|(?:[-?][ ]){8,}")
_DEEPEST = 20
# YAML ends a line at these signs too, which no editor does; odd-sign names them.
_NO_LINES = {0x85: " ", 0x2028: " ", 0x2029: " "}


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The fields as YAML gives them, the line of each, where the page's text begins, and what is wrong."""

    fields: dict[str, object] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    end: int = 0
    problem: Problem | None = None


def read_front_matter(text: str) -> FrontMatter:
    """Read the YAML block between ``---`` lines at the top of `text`; line breaks are ``\\n``."""
    if not re.match(r"---[ \t]*\n", text):
        return FrontMatter()
    block = _BLOCK.match(text)
    if not block:
        return FrontMatter(
            problem=Problem(Place(1), "this front matter is never closed; end it with a line of three dashes")
        )
    source = _source(block)
    if shared := _too_deep(source) or _shared(source):
        return FrontMatter(end=block.end(), problem=shared)
    loader = _Loader(source)
    try:
        node = loader.get_single_node()
    except (yaml.YAMLError, RecursionError):
        return FrontMatter(end=block.end(), problem=_problem(source))
    if node is None:
        return FrontMatter(end=block.end())
    if not isinstance(node, yaml.MappingNode):
        problem = Problem(Place(2), "front matter holds fields; write 'name: value' lines")
        return FrontMatter(end=block.end(), problem=problem)
    fields: dict[str, object] = {}
    lines: dict[str, int] = {}
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            place = Place(key.start_mark.line + 2, key.start_mark.column + 1)
            problem = Problem(place, "a field has a name of one word; write 'name: value'")
            return FrontMatter(fields, lines, block.end(), problem)
        name, line = str(key.value), key.start_mark.line + 2
        if name in fields:
            twice = f"'{name}' stands here a second time; keep one of the two"
            return FrontMatter(fields, lines, block.end(), Problem(Place(line, key.start_mark.column + 1), twice))
        lines[name] = line
        try:
            fields[name] = loader.construct_object(value, deep=True)
        except (yaml.YAMLError, ValueError, RecursionError, AttributeError, KeyError, TypeError):
            place = Place(value.start_mark.line + 2, value.start_mark.column + 1)
            what = f"the value of '{name}' cannot be read; write it in plain words, and a date like 2026-11-22"
            return FrontMatter(fields, lines, block.end(), Problem(place, what))
    return FrontMatter(fields, lines, block.end())


def nodes_of(text: str) -> yaml.Node | None:
    """Return what stands in the front matter of `text`, as YAML parses it; one that has been read without a problem."""
    block = _BLOCK.match(text)
    return _Loader(_source(block)).get_single_node() if block else None


def _source(block: re.Match[str]) -> str:
    return (block[1] or "").translate(_NO_LINES)


def _too_deep(source: str) -> Problem | None:
    """Find values within values within values: the parser of YAML takes all time and memory for them, or crashes."""
    depth = 0
    for found in _NESTING.finditer(source):
        depth += 1 if found[0] in "[{" else -1 if found[0] in "]}" else _DEEPEST
        if depth >= _DEEPEST:
            line = source.count("\n", 0, found.start())
            column = found.start() - source.rfind("\n", 0, found.start())
            return Problem(Place(line + 2, column), "front matter has no values nested so deep; write plain values")
        depth = max(depth, 0)
    return None


def _shared(source: str) -> Problem | None:
    """Find what makes a few bytes need all memory, or a value of a kind of its own: anchors, aliases and tags."""
    if not re.search("[&*!]", source):
        return None
    try:
        for event in yaml.parse(source, Loader=_Loader):
            tag = getattr(event, "tag", None) not in (None, "!")
            if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) or tag:
                mark = event.start_mark
                place = Place(mark.line + 2, mark.column + 1) if mark else Place(2)
                remedy = "write plain values, without &, * and ! before them"
                return Problem(place, f"front matter has no anchors, aliases and tags; {remedy}")
    except (yaml.YAMLError, RecursionError):
        pass
    return None


def _problem(source: str) -> Problem:
    """Say where YAML cannot be read, as PyYAML's own parser places it, wherever it runs."""
    try:
        yaml.compose(source, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        if mark := error.problem_mark:
            place, remedy = Place(mark.line + 2, mark.column + 1), "put a value with ': ', ' #' or a tab in quotes"
            return Problem(place, f"this front matter cannot be read here; {remedy}")
    except (yaml.YAMLError, RecursionError):
        pass
    return Problem(Place(1), "this front matter cannot be read; write 'name: value' lines")
