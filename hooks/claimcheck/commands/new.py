"""Begin a page: `claimcheck new page TITLE` writes its skeleton, with all that is to be filled in."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from authoring.record import RefusedError
from authoring.skeleton import file_name, nav_line, new_page
from guide.guide import CannotRunError

from claimcheck.guide_options import DOCS
from claimcheck.writing import write_whole

_NO_FOLDERS = ("about", "sources")


def add_arguments(parser: ArgumentParser) -> None:
    """Add what is new, its title, and where it goes."""
    parser.add_argument("what", choices=["page"], help="what to begin")
    parser.add_argument("title", metavar="TITLE", help="its title, or its folder and title: 'safety/Older people'")
    parser.add_argument("--in", dest="folder", metavar="FOLDER", help="the folder below docs, such as safety")
    parser.add_argument("--docs", type=Path, metavar="DIR", default=DOCS, help=f"the pages (default: {DOCS})")


def run(options: Namespace) -> int:
    """Write the page, and say what comes next."""
    folder, _, title = options.title.rpartition("/") if options.folder is None else (options.folder, "", options.title)
    folder, title = folder.strip("/"), " ".join(title.split())
    folders = _folders(options.docs)
    if folder not in folders:
        raise CannotRunError(f"'{folder}' is no folder for evidence pages; name one with --in: {', '.join(folders)}")
    try:
        text, name = new_page(title), file_name(title)
    except RefusedError as error:
        raise CannotRunError(str(error)) from error
    path = options.docs / folder / name
    if path.exists():
        raise CannotRunError(f"{path} is there already; edit it, or choose another title")
    write_whole(path, text)
    configuration = options.docs.parent / "mkdocs.yml"
    nav = configuration.read_text("utf-8") if configuration.is_file() else ""
    behind, line = nav_line(nav, folder, name, title)
    print(f"{path} is written: fill it in, and leave out the sections that do not apply")
    print(f"add it to nav in {configuration}{f', behind line {behind}' if behind else ''}, and link to it:\n{line}")
    return 0


def _folders(docs: Path) -> list[str]:
    """Return the folders below `docs` that hold evidence pages."""
    found = {path.parent.relative_to(docs).as_posix() for path in docs.rglob("*.md")} if docs.is_dir() else set()
    return sorted(name for name in found if name != "." and name.partition("/")[0] not in _NO_FOLDERS)
