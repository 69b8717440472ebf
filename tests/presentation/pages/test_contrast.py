"""Every colour of the style sheet against what it stands on, in both schemes (WCAG 2.2, 1.4.3 and 1.4.11)."""

import re
from pathlib import Path

import pytest

PRESENTATION = Path(__file__).parents[3] / "hooks/presentation"
STYLES = (PRESENTATION / "theme/assets/stylesheets/guide.css").read_text("utf-8")
ON_PAPER = {name: (PRESENTATION / f"paper/{name}.css").read_text("utf-8") for name in ("document", "sheet", "leaflet")}
TEXT, PARTS = 4.5, 3.0
# What is written or drawn, what it stands on, and how far apart they must be.
PAIRS = [
    *((ink, ground, TEXT) for ink in ("ink", "soft", "teal") for ground in ("paper", "panel")),
    ("warn", "warn-panel", TEXT),
    ("warn", "paper", TEXT),
    ("ink", "warn-panel", TEXT),
    ("ink", "mark", TEXT),
    ("teal", "mark", TEXT),
    ("on-teal", "teal-deep", TEXT),
    ("focus", "paper", PARTS),
    ("focus", "panel", PARTS),
]


def tokens(selector: str) -> dict[str, str]:
    return colours(re.search(rf"{re.escape(selector)} \{{(.*?)\}}", STYLES, re.DOTALL)[1])


def colours(block: str) -> dict[str, str]:
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{3,8});", block))


LIGHT = tokens(":root")
DARK = LIGHT | tokens(':root[data-scheme="dark"]')


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour such as #0b5563, as WCAG defines it."""
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_reckoned_as_wcag_does():
    assert contrast("#000", "#fff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize(("scheme", "colours"), [("light", LIGHT), ("dark", DARK)])
@pytest.mark.parametrize(("ink", "ground", "least"), PAIRS)
def test_colours_are_far_enough_apart(scheme: str, colours: dict[str, str], ink: str, ground: str, least: float):
    found = contrast(colours[ink], colours[ground])
    assert found >= least, f"{scheme}: --{ink} on --{ground} is {found:.2f} to 1"


def test_every_colour_is_looked_at():
    # Lines divide what is also divided by space; they carry nothing.
    assert {name for pair in PAIRS for name in pair[:2]} == set(LIGHT) - {"line"}
    assert set(tokens(':root[data-scheme="dark"]')) == set(LIGHT)


@pytest.mark.parametrize("styles", ON_PAPER.values(), ids=ON_PAPER)
def test_what_is_printed_has_the_same_colours(styles: str):
    light, dark, paper = (colours(block) for block in re.findall(r":root \{(.*?)\}", styles, re.DOTALL))
    assert set(light) == set(dark) == set(paper) == set(re.findall(r"var\(--([a-z]+)\)", styles))
    assert light.items() <= LIGHT.items()
    assert dark.items() <= DARK.items()
    grounds = {"paper", "panel"} & set(paper)
    for ink in {"ink", "soft", "teal", "warn"} & set(paper):
        assert min(contrast(paper[ink], paper[ground]) for ground in grounds) >= TEXT, ink
