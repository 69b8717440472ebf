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
    if shared := _shared(source):
        return FrontMatter(end=block.end(), problem=shared)
    loader = _Loader(source)
    try:
        node = loader.get_single_node()
    except (yaml.YAMLError, RecursionError):
        return FrontMatter(end=block.end(), problem=_problem(source))
    if node is None:
        return FrontMatter(end=block.end())
    if not isinstance(node, yaml.MappingNode):
        return FrontMatter(end=block.end(), problem=(2, 1, "front matter holds fields; write 'name: value' lines"))
    fields: dict[str, object] = {}
    lines: dict[str, int] = {}
    for key, value in node.value:
        line = key.start_mark.line + 2
        if not isinstance(key, yaml.ScalarNode):
            place = (line, key.start_mark.column + 1, "the name of a field is one word; write 'name: value' lines")
            return FrontMatter(fields, lines, block.end(), place)
        name = str(key.value)
        if name in fields:
            twice = f"'{name}' stands here a second time; keep one of the two"
            return FrontMatter(fields, lines, block.end(), (line, key.start_mark.column + 1, twice))
        lines[name] = line
        try:
            fields[name] = loader.construct_object(value, deep=True)
        except (yaml.YAMLError, ValueError, AttributeError, KeyError, RecursionError) as error:
            place = (value.start_mark.line + 2, value.start_mark.column + 1)
            what = f"this front matter is no YAML: {getattr(error, 'problem', None) or error}; mend it"
            return FrontMatter(fields, lines, block.end(), (*place, what))
    return FrontMatter(fields, lines, block.end())


def _shared(source: str) -> tuple[int, int, str] | None:
    """Find what makes a few bytes need all memory, or a value of a kind of its own: anchors, aliases and tags."""
    if not re.search("[&*!]", source):
        return None
    try:
        for event in yaml.parse(source, Loader=_Loader):
            tag = getattr(event, "tag", None) not in (None, "!")
            if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) or tag:
                mark, remedy = event.start_mark, "write plain values, without &, * and ! before them"
                return (mark.line + 2, mark.column + 1, f"front matter has no anchors, aliases and tags; {remedy}")
    except (yaml.YAMLError, RecursionError):
        pass
    return None


def _problem(source: str) -> tuple[int, int, str]:
    """Say what is wrong with YAML that cannot be read, in the words of PyYAML's own parser, wherever it runs."""
    try:
        yaml.compose(source, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        return (mark.line + 2, mark.column + 1, f"this front matter is no YAML: {error.problem}; mend it")
    except (yaml.YAMLError, RecursionError):
        pass
    return (1, 1, "this front matter is no YAML; write 'name: value' lines")
