"""The guide as MkDocs reads it, and its pages as MkDocs makes them: the events of a build, one page at a time.

A build makes all pages and then writes them. A preview reads everything as a build does, and makes a page when a
browser asks for it, so that no page is ever older than what was read.
"""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from guide.guide import Guide
from guide.markdown.page import Page as ReadPage
from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel, get_files, set_exclusions
from mkdocs.structure.nav import Navigation, get_navigation
from mkdocs.structure.pages import Page

from presentation.preview.stamps import stamps

# What check_claims.py looks for: a preview shows a page first, and asks for the findings afterwards.
JUDGED_LATER = "preview"
_THEMES: dict[object, tuple[Environment, tuple[tuple[str, str], ...]]] = {}


class _Said(logging.Handler):
    """Collects what MkDocs warns of while it reads the guide."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


class CannotReadError(Exception):
    """The guide cannot be read as a whole; `said` is what MkDocs had to say about it."""

    def __init__(self, reason: BaseException, said: Iterable[str]) -> None:
        """Keep the `reason` and what was `said` before it."""
        super().__init__(str(reason))
        self.reason = reason
        self.said = tuple(said)


@dataclass(frozen=True, slots=True)
class Frame:
    """The guide at one moment: all that a page needs besides its own text; `said` is what MkDocs warned of."""

    config: MkDocsConfig
    files: Files
    nav: Navigation
    env: Environment
    pages: dict[str, File]
    others: dict[str, File]
    said: tuple[str, ...]

    @property
    def guide(self) -> Guide:
        """Return the guide as it was read for the rules."""
        guide: Guide = self.config.extra["guide"]
        return guide

    @property
    def addresses(self) -> dict[str, str]:
        """Return the addresses of the pages below the home page, by the paths that findings name."""
        urls = {file.src_uri: url for url, file in self.pages.items()}
        return {page.path: urls[page.location] for page in self.guide.pages if page.location in urls}

    def read(self, file: File) -> ReadPage | None:
        """Return the page of `file` as the rules see it."""
        return next((page for page in self.guide.pages if page.location == file.src_uri), None)

    def content(self, file: File) -> str:
        """Return what a build makes of the text of a page."""
        page = self._page(file)
        plugins, config, files = self.config.plugins, self.config, self.files
        page = plugins.on_pre_page(page, config=config, files=files) or page
        page.read_source(config)
        page.markdown = plugins.on_page_markdown(page.markdown or "", page=page, config=config, files=files)
        page.render(config, files)
        return plugins.on_page_content(page.content or "", page=page, config=config, files=files)

    def dressed(self, file: File, content: str) -> str:
        """Return the whole page of `file`, which `content` was called for, with that as its content."""
        page = self._page(file)
        page.content, page.active = content, True
        try:
            context = get_context(self.nav, list(self.pages.values()), self.config, page)
            context = self.config.plugins.on_page_context(context, page=page, config=self.config, nav=self.nav)
            output = self.env.get_template(str(page.meta.get("template", "main.html"))).render(context)
        finally:
            page.active = False
        return self.config.plugins.on_post_page(output, page=page, config=self.config)

    def missing(self) -> str:
        """Return the page for addresses that lead nowhere."""
        context = get_context(self.nav, list(self.pages.values()), self.config, base_url="/")
        return self.env.get_template("404.html").render(context)

    def _page(self, file: File) -> Page:
        return file.page if file.page is not None else Page(None, file, self.config)


def read_frame(config_file: Path) -> Frame:
    """Read the guide that the mkdocs.yml at `config_file` configures, as a build does before it makes its pages.

    Raises CannotReadError when MkDocs, a plugin or a hook stops at it.
    """
    said = _Said()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(said)
    try:
        return _read(config_file, lambda: tuple(dict.fromkeys(said.lines)))
    # MkDocs ends the process where it cannot go on; a preview goes on with what it has.
    except (Exception, SystemExit) as error:
        raise CannotReadError(error, said.lines) from error
    finally:
        logger.removeHandler(said)


def _read(config_file: Path, said: Callable[[], tuple[str, ...]]) -> Frame:
    config = load_config(config_file=str(config_file), strict=False)
    config.site_url = f"http://{config.dev_addr}/"
    config.extra[JUDGED_LATER] = True
    plugins = config.plugins
    plugins.on_startup(command="serve", dirty=False)
    config = plugins.on_config(config) or config
    plugins.on_pre_build(config=config)
    files, (env, brought) = get_files(config), _theme(config)
    _add_theme_files(files, brought, config)
    files = plugins.on_files(files, config=config) or files
    set_exclusions(files, config)
    _keep_texts(files, config.extra["guide"])
    nav: Any = get_navigation(files, config)
    nav = plugins.on_nav(nav, config=config, files=files) or nav
    # The menu of every page has the titles of all.
    for page in nav.pages:
        page.read_source(config)
    env = plugins.on_env(env, config=config, files=files) or env
    pages = {file.url: file for file in files.documentation_pages(inclusion=InclusionLevel.is_in_serve)}
    others = {file.url: file for file in files if not file.is_documentation_page()}
    return Frame(config, files, nav, env, pages, others, said())


def _keep_texts(files: Files, guide: Guide) -> None:
    """Have MkDocs show the texts that the rules were given, whatever becomes of the files meanwhile."""
    texts = {page.location: page.text for page in guide.pages}
    for file in files.documentation_pages(inclusion=InclusionLevel.is_in_serve):
        if file.src_uri in texts:
            path = file.abs_src_path
            file.content_string = texts[file.src_uri]
            file.abs_src_path = path


def _theme(config: MkDocsConfig) -> tuple[Environment, tuple[tuple[str, str], ...]]:
    """Return the theme's templates, and its files with their folders, as they were found when ours last changed.

    It brings ten thousand icons to walk through, and its templates take longer to compile than a page to make.
    """
    own = stamps([Path(folder) for folder in config.theme.dirs if folder == config.theme.custom_dir])
    key = (tuple(config.theme.dirs), tuple(sorted(own.items())))
    if key not in _THEMES:
        env, brought = config.theme.get_env(), Files([])
        brought.add_files_from_theme(env, config)
        _THEMES.clear()
        _THEMES[key] = env, tuple((file.src_uri, str(file.src_dir)) for file in brought)
    return _THEMES[key]


def _add_theme_files(files: Files, brought: Iterable[tuple[str, str]], config: MkDocsConfig) -> None:
    for path, folder in brought:
        # A file of the guide goes before one of the theme.
        if files.get_file_from_path(path) is None:
            files.append(File(path, folder, config.site_dir, config.use_directory_urls))
