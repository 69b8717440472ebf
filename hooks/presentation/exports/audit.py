"""A form for an audit: claims drawn at random, for readers who look each up in its source.

Run as ``python -m presentation.exports.audit SEED > docs/about/audits/DAY.yaml`` from the folder of the guide.
"""

import random
import sys
from collections.abc import Sequence
from pathlib import Path

import yaml
from guide.guide import load_guide

from presentation.claims import PublishedClaim, published_claims
from presentation.version import guide_version

_SIZE = 100
_HEAD = """\
# Look each claim up in its source, not on its card. verdict: supported, minor, major or not seen; clear: true if the
# claim can be understood by itself. For any verdict but supported, add fault and followed. Fill in day and how.
"""


def form(claims: Sequence[PublishedClaim], seed: int, version: str) -> str:
    """Return an audit in YAML, its verdicts empty, of claims drawn from `claims` without replacement.

    The same seed draws the same claims from the same version of the guide.
    """
    drawn = random.Random(seed).sample(claims, min(_SIZE, len(claims)))
    listed = [
        {
            "claim": claim.id,
            "page": claim.page.location,
            "section": claim.section,
            "says": claim.text,
            "cited": list(claim.claim.keys),
            "verdict": None,
            "clear": None,
        }
        for claim in drawn
    ]
    fields = {"day": None, "version": version, "seed": seed, "drawn": f"{len(drawn)} claims of all evidence pages."}
    return _HEAD + yaml.safe_dump(
        {**fields, "how": None, "claims": listed}, allow_unicode=True, sort_keys=False, width=118
    )


def main(arguments: Sequence[str]) -> int:
    """Print the form for the seed that is asked for; return 2 for one that is no whole number."""
    seed = arguments[0] if arguments else ""
    if not seed.isdecimal():
        print(f"'{seed}' is no seed; name a whole number, such as: make audit SEED=7", file=sys.stderr)
        return 2
    here = Path()
    claims = published_claims(load_guide(here / "docs", here / "references.bib"))
    sys.stdout.write(form(claims, int(seed), guide_version(here).commit))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
