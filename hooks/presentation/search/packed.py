"""The words of sections and where they stand, in as few characters as can be; packed.js reads them."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

# A place in the index is one character, the distance from the place before.
_FIRST, _BACKSLASH, _MARK = 0x23, 0x5C, "!"


def packed_places(said: Iterable[set[str]], asked: Iterable[set[str]], spelt: Mapping[str, str]) -> dict[str, str]:
    """Return all stems of all sections as words, and the places that say each, or are asked for by it."""
    saying, asking = _inverted(said), _inverted(asked)
    order = sorted({*saying, *asking}, key=lambda name: spelt[name])
    return {
        "words": " ".join(_shortened([spelt[name] for name in order])),
        "places": " ".join(_coded(saying.get(name, []), asking.get(name, [])) for name in order),
    }


def _inverted(sections: Iterable[set[str]]) -> dict[str, list[int]]:
    """Return the numbers of the sections with each stem."""
    places: dict[str, list[int]] = {}
    for number, names in enumerate(sections):
        for name in names:
            places.setdefault(name, []).append(number)
    return places


def _coded(said: Sequence[int], asked: Sequence[int]) -> str:
    """Return the places that say a word, and after a mark those that are asked for by it."""
    return _distances(said) + (_MARK + _distances(asked) if asked else "")


def _distances(numbers: Sequence[int]) -> str:
    codes = [_FIRST + number - before - 1 for before, number in pairwise([-1, *numbers])]
    # A backslash would need another one in a script.
    return "".join(chr(code + (code >= _BACKSLASH)) for code in codes)


def _shortened(ordered: list[str]) -> Iterable[str]:
    """Yield each word as the length of what it shares with the word before, and its rest: 0ketamine 5ine."""
    before = ""
    for word in ordered:
        shared = 0
        while shared < min(len(word), len(before), 35) and word[shared] == before[shared]:
            shared += 1
        yield f"{'0123456789abcdefghijklmnopqrstuvwxyz'[shared]}{word[shared:]}"
        before = word
