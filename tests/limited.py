"""A minute of a processor for one command: what takes time that grows with the square uses it up on a long text."""


def limited(*command: str) -> list[str]:
    """Return the command that runs `command` and kills it then; what else runs on the machine does not count."""
    return ["sh", "-c", 'ulimit -t 60 && exec "$0" "$@"', *command]
