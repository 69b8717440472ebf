"""Why the guide cannot be read, in one line with file, line and remedy, whatever stopped it."""

import re
from pathlib import Path

import yaml
from guide.guide import Guide

from presentation.preview.frame import CannotReadError

# How MkDocs begins what is wrong with a setting.
_SETTING = re.compile(r"Config value '(?P<name>[\w.]+)': *(?P<message>.*)", re.DOTALL)


def reason(error: CannotReadError, config_file: Path) -> str:
    """Return why MkDocs could not read the guide, for its author."""
    name = config_file.name
    try:
        text = config_file.read_text("utf-8")
        yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as broken:
        mark = broken.problem_mark
        place = f"{mark.line + 1}:{mark.column + 1}" if mark else "1:1"
        return f"{name}:{place}: this file cannot be read here: {broken.problem or 'no YAML'}; mend the line"
    except (OSError, ValueError, yaml.YAMLError):
        return f"{name}:1:1: this file is not there or no YAML in UTF-8; put it back"
    for line in error.said:
        if found := _SETTING.match(line):
            return f"{name}:{_line(text, found['name'])}:1: {found['name']}: {_one_line(found['message'])}; mend it"
    said = _one_line(str(error.reason)) or type(error.reason).__name__
    if "; " in said:
        return said.removeprefix("claimcheck: ")
    return f"{name}:1:1: MkDocs cannot read the guide: {said}; undo what was changed last"


def said_of(error: Exception) -> str:
    """Return what an error says, on one line, with its kind."""
    return f"{type(error).__name__}: {_one_line(str(error))}"


def broken_bibliography(guide: Guide) -> str:
    """Return what keeps the bibliography from being read as a whole, or nothing."""
    problem = next(iter(guide.bibliography.unreadable), None)
    if problem is None:
        return ""
    return f"{guide.bibliography.path}:{problem.place.line}:{problem.place.column}: {problem.message}"


def _line(text: str, setting: str) -> int:
    """Return the line of a setting, or the first."""
    name = f"{setting.partition('.')[0]}:"
    return next((number for number, line in enumerate(text.split("\n"), 1) if line.startswith(name)), 1)


def _one_line(text: str) -> str:
    return " ".join(text.split()).rstrip(".;")
