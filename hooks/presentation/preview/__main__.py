"""Shows the guide of this folder while it is written; `make serve` runs it."""

import argparse
import logging
import os
import sys
from pathlib import Path

from presentation.preview.answers import Answers
from presentation.preview.preview import Preview
from presentation.preview.server import PreviewServer

log = logging.getLogger("preview")
# This machine alone.
HOST = "127.0.0.1"


def main() -> None:
    """Serve the guide of this folder to this machine, until the process is ended."""
    logging.basicConfig(format="%(message)s", level=logging.INFO, stream=sys.stdout)
    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    parser = argparse.ArgumentParser(prog="preview", description=(main.__doc__ or "").split(",")[0] + ".")
    parser.add_argument("--port", type=int, default=8000, help="default: 8000; 0 for any that is free")
    port = parser.parse_args().port
    preview = Preview(Path("mkdocs.yml"))
    # A link that opens a finding is of no use to whoever has not that editor, so that it must be asked for.
    answers = Answers(preview, os.environ.get("EDITOR_LINK", ""))
    try:
        server = PreviewServer(preview, answers, HOST, port)
    except OSError as error:
        sys.exit(f"nothing can be served at {HOST}:{port}: {error.strerror}; end the preview that runs already")
    log.info("The guide is at http://%s:%s/", HOST, server.server_port)
    server.follow()
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        server.server_close()


if __name__ == "__main__":
    main()
