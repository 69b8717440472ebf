"""What is kept and what is packed: all that a reader may open, nothing else, and the same on every build."""

import datetime
import gzip
import json
import os
import re
from pathlib import Path
from types import SimpleNamespace
from zipfile import ZipFile

import pytest
import show_guide
from conftest import Site
from guide.guide import Guide
from guide.sources.bibliography import Bibliography
from lxml import html
from mkdocs.structure.files import Files
from presentation.addresses import address, published
from presentation.copies.offline import kept_files, worker, write_copies
from presentation.copies.zip_copy import zip_copy
from presentation.version import Version
from serving import ROOT

VERSION = Version(datetime.date(2026, 11, 22), "e88c756")
FILES = {
    "index.html": "",
    "404.html": "",
    "routes/oral/index.html": "",
    "print.html": "",
    "assets/a.css": "",
    "assets/a.js": "",
    "assets/a.js.map": "",
    "assets/a.svg": "",
    "search/index.js": "",
    "data/claims.json": "",
    "data/references.bib": "",
    "changes.xml": "",
    "sitemap.xml": "",
    "guide.zip": "",
    "guide.pdf": "",
    "sw.js": "",
    "version.json": "",
}
KEPT = ["", "404.html", "assets/a.css", "assets/a.js", "assets/a.svg", "print.html", "routes/oral/", "search/index.js"]


def lay(folder: Path, files: dict[str, str]) -> Path:
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, "utf-8")
    return folder


def listed(site: Site) -> list[str]:
    """Return what the worker of the built guide keeps."""
    return json.loads(re.search(r"KEPT = (\[.*?\]);", (site.folder / "sw.js").read_text("utf-8"), re.DOTALL)[1])


# What a browser keeps


def test_pages_and_what_they_are_made_of_are_kept_and_nothing_else(tmp_path):
    assert kept_files(lay(tmp_path, FILES)) == KEPT


def test_the_list_does_not_depend_on_the_order_of_files(tmp_path):
    shuffled = dict(reversed(FILES.items()))
    assert worker(VERSION, kept_files(lay(tmp_path / "a", FILES))) == worker(
        VERSION, kept_files(lay(tmp_path / "b", shuffled))
    )


def test_the_worker_knows_its_version_and_its_list():
    text = worker(VERSION, KEPT)
    assert text.startswith('const VERSION = "2026-11-22 e88c756";\nconst KEPT = [')
    assert json.loads(re.search(r"KEPT = (\[.*?\]);", text, re.DOTALL)[1]) == KEPT
    assert 'addEventListener("fetch"' in text


def test_the_guide_keeps_every_page_and_card_and_each_file_that_they_load(site: Site):
    kept, pages, loaded = set(listed(site)), set(), set()
    for path in site.folder.rglob("*.html"):
        pages.add(path.relative_to(site.folder).as_posix().removesuffix("index.html"))
        named = html.parse(path).xpath("//script/@src | //img/@src | //link[@rel='stylesheet' or @rel='icon']/@href")
        names = [name.partition("?")[0] for name in named if not name.startswith("/")]
        loaded |= {os.path.relpath(path.parent / name, site.folder) for name in names}
    assert pages | loaded <= kept
    assert {"", "404.html", "print/"} <= pages
    assert len([page for page in kept if page.startswith("sources/")]) > 300
    # Whatever else is kept is fetched by one of the scripts, which names it; the sentences of a page by its number.
    scripts = "".join((site.folder / name).read_text("utf-8") for name in loaded if name.endswith(".js"))
    assert "search/index.js" in scripts
    scripts += (site.folder / "search/index.js").read_text("utf-8")
    assert [
        name for name in kept - pages - loaded if re.sub(r"\d+", "${target.dataset.number}", name) not in scripts
    ] == []


def test_readers_are_told_how_much_is_kept(site: Site):
    kept = [site.folder / (name + "index.html" if name.endswith("/") or not name else name) for name in listed(site)]
    megabytes = {
        r"(\d+) MB to download": sum(len(gzip.compress(path.read_bytes(), 6)) for path in kept) / 1e6,
        r"(\d+) MB of room": sum(path.stat().st_size for path in kept) / 1e6,
    }
    told = (ROOT / "docs" / "about" / "copies.md").read_text("utf-8")
    for words, measured in megabytes.items():
        assert 0.7 < int(re.search(words, told)[1]) / measured < 1.4, f"{words}: {measured:.1f}"


@pytest.mark.parametrize(
    ("command", "folders", "kept"),
    [("build", True, "sw.js"), ("gh-deploy", True, "sw.js"), ("serve", True, ""), ("build", False, "")],
    ids=["build", "deployment", "preview", "pages as files"],
)
def test_only_a_real_build_is_kept(tmp_path, monkeypatch, command, folders, kept):
    monkeypatch.setattr(show_guide, "_RUN", {})
    theme = SimpleNamespace(dirs=[], custom_dir="")
    config = SimpleNamespace(site_name="Guide", site_description="", site_url="https://x.example/", theme=theme)
    config.use_directory_urls, config.site_dir = folders, str(tmp_path)
    config.config_file_path, config.plugins = str(tmp_path / "mkdocs.yml"), {"bibtex": SimpleNamespace()}
    config.extra = {"guide": Guide((), Bibliography("references.bib", ()))}
    show_guide.on_startup(command=command, dirty=False)
    show_guide.on_files(Files([]), config)
    write_copies(tmp_path, config.extra["shown"])
    assert config.extra["shown"].worker == kept
    assert [path.name for path in tmp_path.iterdir()] == sorted(filter(None, [kept, "version.json"]))


# What is packed


def test_a_zip_file_is_the_same_whenever_it_is_packed(tmp_path):
    first, second = lay(tmp_path / "a", FILES), lay(tmp_path / "b", dict(reversed(FILES.items())))
    os.utime(second / "index.html", (0, 0))
    (second / "index.html").chmod(0o600)
    for folder in (first, second):
        zip_copy(folder, folder.with_suffix(".zip"), VERSION)
    assert first.with_suffix(".zip").read_bytes() == second.with_suffix(".zip").read_bytes()


def test_a_zip_file_has_one_folder_with_a_page_to_start_from_and_nothing_for_servers(tmp_path):
    packed = zip_copy(lay(tmp_path / "site", FILES), tmp_path / "a.zip", VERSION)
    with ZipFile(tmp_path / "a.zip") as archive:
        names = archive.namelist()
        assert {member.date_time for member in archive.infolist()} == {(2026, 11, 22, 0, 0, 0)}
        assert 'href="index.html"' in archive.read("ketamine-in-pain/START HERE.html").decode()
    assert len(names) == packed
    assert names == sorted(names)
    assert {name.split("/")[0] for name in names} == {"ketamine-in-pain"}
    left_out = set(FILES) - {name.removeprefix("ketamine-in-pain/") for name in names}
    assert left_out == {"404.html", "assets/a.js.map", "sitemap.xml", "sw.js", "version.json"}


@pytest.mark.parametrize(
    ("file", "shown"),
    [
        ("index.html", "./"),
        ("routes/index.html", "routes/"),
        ("routes/oral.html", "routes/oral/"),
        ("about/the-index.html", "about/the-index/"),
        ("routes/oral/", "routes/oral/"),
        ("./", "./"),
    ],
)
def test_a_page_of_a_copy_knows_where_it_is_published(file, shown):
    assert published(file) == shown


# The page about copies


@pytest.mark.parametrize(
    ("site_url", "shown"),
    [
        ("https://a.github.io/guide/", "https://a.github.io/guide/"),
        ("http://127.0.0.1:8000/", ""),
        ("http://localhost/", ""),
        ("", ""),
    ],
)
def test_only_a_published_guide_has_an_address(site_url, shown):
    assert address(site_url) == shown
