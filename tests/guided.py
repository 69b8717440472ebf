"""Texts guided by the code that they reach, against what the gates promise of any text: the second half of `make fuzz`.

A page, a card or a bibliography is changed byte by byte; what reaches code that no text before it has reached is kept
and changed on. As in fuzz.py, nothing stops the gates or keeps them waiting, and each finding stands inside its file.
Atheris, which does the guiding, is there for Linux on x86-64 alone.
"""

import sys
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

TESTS = Path(__file__).parent
# A counterexample is kept here, to be tried again: python tests/guided.py 0 1 FILE.
KEPT = TESTS.parent / ".cache"


def main(minutes: str, seed: str, *files: str) -> int:
    """Try texts for so long, or those of the files named; after a counterexample atheris ends the process."""
    if find_spec("atheris") is None:
        print("no texts are guided on this computer; atheris is there for Linux on x86-64 alone")
        return 0
    import atheris

    with atheris.instrument_imports(include=["guide", "claimcheck"]):
        import fuzz

    KEPT.mkdir(exist_ok=True)
    with TemporaryDirectory() as begun_with:
        pages = [path.read_bytes() for path in sorted(TESTS.glob("claimcheck/rules/*/*/docs/**/*.md"))]
        for number, text in enumerate([*pages, fuzz.CARD.encode(), fuzz.BIB.encode()]):
            kind = b"2" if text.startswith(b"@") else b"1" if b"kind: source" in text else b"0"
            Path(begun_with, str(number)).write_bytes(kind + text)
        options = [
            *(f"-max_total_time={round(60 * float(minutes))}", f"-seed={seed}", f"-artifact_prefix={KEPT}/guided-"),
            *("-max_len=2000", "-timeout=60", "-verbosity=0", "-print_final_stats=1"),
        ]
        atheris.Setup(
            [sys.argv[0], *options, *(files or [begun_with])], lambda data: fuzz.is_borne(fuzz.files_of(data))
        )
        atheris.Fuzz()
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
