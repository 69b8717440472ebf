"""What the rules say of themselves: a docstring with Why, Bad and Good, for the terminal and for the writing guide."""

import inspect
import re
from collections.abc import Mapping

from claimcheck.rules import RULES, name_of
from claimcheck.site.rules import SITE_RULES

_PART = re.compile(r"(Why|Bad|Good): ")
# What is indented goes on with the part above it.
_MORE = " " * 5


def explained() -> dict[str, str]:
    """Return what each rule says of itself, by its name; a rule of both gates is explained once."""
    rules = {name_of(rule): rule for rule in (*SITE_RULES, *RULES)}
    return {name: inspect.getdoc(rules[name]) or "" for name in sorted(rules)}


def as_text(rules: Mapping[str, str]) -> str:
    """Return the rules for a terminal."""
    return "\n\n".join(f"{name}\n{says}" for name, says in rules.items())


def as_markdown(rules: Mapping[str, str]) -> str:
    """Return the rules as sections of the writing guide."""
    return "\n".join(f"### {name}\n\n{_section(says)}" for name, says in rules.items())


def _section(says: str) -> str:
    first, _, rest = says.partition("\n\n")
    parts: dict[str, list[str]] = {}
    for line in rest.split("\n"):
        if found := _PART.match(line):
            parts.setdefault(found[1], []).append(line[found.end() :])
        else:
            parts[list(parts)[-1]].append(line.removeprefix(_MORE))
    lines = [first, "Why: " + "\n".join(line.strip() for line in parts["Why"]), ""]
    for name in ("Bad", "Good"):
        lines += [f"{name}:", "", "```text", *parts[name], "```", ""]
    return "\n".join(lines)
