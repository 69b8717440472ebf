"""How many small faults in the rooms guide and claimcheck the tests notice.

``python tests/mutants.py SAMPLE SEED`` draws as many mutants (or ``all``), runs for each the tests that reach its line,
and prints which survive and the share that is killed. A mutant is one changed sign, word or comparison within a
function; tables and patterns of a module are not changed. Which tests reach a line, and how long each takes, is
recorded once for the state of code and tests. A mutant with which they run far longer is no killed one: it is tried
once more with three times the limit, and named apart when that does not end either. So is one whose tests fail without
it too, in the order that they were run in.
"""

import gc
import random
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import unified_diff
from math import sqrt

from libcst import Module
from mutant_runs import BEGUN, COPY, NO_TEST, OUT_OF_TIME, ROOMS, ROOT, Chosen, Recorded, in_fork, recorded
from mutmut.mutation.file_mutation import Mutation, create_mutations, deep_replace


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change of a file."""

    path: str
    module: Module
    mutation: Mutation

    def difference(self) -> tuple[int, str, str]:
        """Return the line that is changed, the changed text, and what is changed as a reader of patches knows it."""
        before, after = self.module.code, self.changed()
        lines = zip(before.split("\n"), after.split("\n"), strict=False)
        line = next((at for at, (old, new) in enumerate(lines, 1) if old != new), 1)
        patch = unified_diff(before.splitlines(), after.splitlines(), self.path, self.path, n=1, lineterm="")
        return line, after, "\n".join(patch)

    def changed(self) -> str:
        changed = deep_replace(self.module, self.mutation.original_node, self.mutation.mutated_node)
        return changed.code if isinstance(changed, Module) else ""


def mutants() -> Iterator[Mutant]:
    """Yield all mutants of the functions of the two rooms, in order."""
    for path in sorted(path for room in ROOMS for path in (ROOT / "hooks" / room).rglob("*.py")):
        name = path.relative_to(ROOT).as_posix()
        module, mutations, _, _ = create_mutations(name, path.read_text("utf-8"))
        yield from (Mutant(name, module, one) for one in mutations if one.contained_by_top_level_function)


def tried(mutant: Mutant, known: Recorded) -> tuple[str, str]:
    """Return what became of a mutant, and its difference."""
    line, text, patch = mutant.difference()
    tests = known.tests_of(mutant.path, line)
    if not tests:
        return "without a test", patch
    place = COPY / mutant.path
    before = place.read_text("utf-8")
    place.write_text(text, "utf-8")
    limit = known.begun + 2 * sum(known.seconds[test] for test in tests)
    files = sorted({test.partition("::")[0] for test in tests})
    code = 0
    BEGUN.unlink(missing_ok=True)
    for longer in (1, 3):
        code = in_fork(files, lambda: Chosen(tests, known.seconds), longer * limit)
        if code not in OUT_OF_TIME:
            break
    place.write_text(before, "utf-8")
    if code in OUT_OF_TIME:
        return "out of time", patch
    if code in (0, NO_TEST):
        return "without a test" if code else "survived", patch
    begun = int(BEGUN.read_text("utf-8")) if BEGUN.exists() else None
    clean = in_fork(files, lambda: Chosen(tests, known.seconds, begun), 3 * limit)
    return "killed" if clean in (0, NO_TEST) else "failing without it", patch


def interval(part: int, whole: int) -> tuple[float, float]:
    """Return the 95 % interval of a share: Wilson's score interval."""
    z, share = 1.96, part / whole
    middle, width = share + z * z / (2 * whole), z * sqrt(share * (1 - share) / whole + (z / (2 * whole)) ** 2)
    return (middle - width) / (1 + z * z / whole), (middle + width) / (1 + z * z / whole)


def main(sample: str, seed: str) -> int:
    """Print each mutant of a sample that is not killed, and the share that is."""
    known = recorded()
    every = list(mutants())
    drawn = every if sample == "all" else random.Random(int(seed)).sample(every, min(int(sample), len(every)))
    gc.freeze()
    counts: Counter[str] = Counter()
    for number, mutant in enumerate(drawn, 1):
        state, patch = tried(mutant, known)
        counts[state] += 1
        print(f"\r{number} of {len(drawn)} tried, {counts['killed']} killed", end="", file=sys.stderr, flush=True)
        if state != "killed":
            print(f"\n{state}:\n{patch}\n", flush=True)
    killed, whole = counts["killed"], len(drawn)
    low, high = interval(killed, whole)
    others = "".join(f", {count} {state}" for state, count in sorted(counts.items()) if state != "killed")
    print(
        f"{killed} of {whole} mutants killed ({killed / whole:.1%}, 95 % interval {low:.1%} to {high:.1%}){others}; "
        f"drawn from {len(every)}"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
