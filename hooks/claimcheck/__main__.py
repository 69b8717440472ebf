"""The `claimcheck` command: exit 0 clean, 1 findings, 2 could not run.

`claimcheck COMMAND ...` runs a module of `claimcheck.commands`; without one, it is the check.
"""

import argparse
import errno
import gc
import io
import os
import sys

from guide.guide import CannotRunError

from claimcheck import commands


def main(arguments: list[str] | None = None) -> int:
    """Run the command that is named first, or the check, and return the exit code."""
    # What a guide is read into stays until the end, and holds no circles: to look for some takes a tenth of the time.
    gc.set_threshold(20_000, 50, 100)
    try:
        return _run(sys.argv[1:] if arguments is None else arguments)
    except CannotRunError as error:
        print(f"claimcheck: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        # Whoever reads has seen enough; Python would complain again when it closes the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:
        where = f" to {error.filename}" if error.filename else ""
        remedy = "make room" if error.errno == errno.ENOSPC else "mend where they go"
        print(f"claimcheck: the findings cannot be written{where}: {error.strerror}; {remedy}", file=sys.stderr)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 2


def _run(arguments: list[str]) -> int:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    names = commands.names()
    named = bool(arguments) and arguments[0] in names
    name = arguments[0] if named else commands.DEFAULT
    command = commands.command(name)
    others = ", ".join(other for other in names if other != commands.DEFAULT)
    parser = argparse.ArgumentParser(
        prog=f"claimcheck {name}" if named else "claimcheck",
        description=command.__doc__,
        epilog="" if named or not others else f"Other commands: {others}; claimcheck COMMAND --help tells about one.",
    )
    command.add_arguments(parser)
    code: int = command.run(parser.parse_args(arguments[1:] if named else arguments))
    sys.stdout.flush()
    return code


if __name__ == "__main__":
    sys.exit(main())
