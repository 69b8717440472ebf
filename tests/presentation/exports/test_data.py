"""Claims, sources and the bibliography as programs get them."""

import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from guide.guide import load_guide
from presentation.claims import published_claims
from presentation.exports.data import claims_data, export, sources_data

ROOT = Path(__file__).parents[3]
GUIDE = load_guide(ROOT / "docs", ROOT / "references.bib", ROOT)
CLAIMS = published_claims(GUIDE)
URLS = {page.location: page.location.removesuffix(".md") + "/" for page in GUIDE.pages}
SCHEMAS = ROOT / "hooks" / "presentation" / "exports" / "schemas"


@pytest.mark.parametrize(
    ("schema", "data"), [("claims", claims_data(CLAIMS, URLS)), ("sources", sources_data(GUIDE, CLAIMS))]
)
def test_the_data_has_the_form_that_its_schema_promises(schema, data):
    form = json.loads((SCHEMAS / f"{schema}.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(form)
    jsonschema.validate(data, form)


def test_the_exported_files_hold_the_whole_guide(tmp_path):
    export(tmp_path, GUIDE, CLAIMS, URLS)
    files = {path.name for path in (tmp_path / "data").iterdir()}
    names = {f"{name}{end}" for name in ("audits", "claims", "sources") for end in (".json", ".schema.json")}
    assert files == {*names, "references.bib", "references.json"}
    works = json.loads((tmp_path / "data" / "references.json").read_text("utf-8"))
    assert len(works) == len(GUIDE.bibliography.entries)
    hardy = next(work for work in works if work["id"] == "hardy2012")
    assert hardy["type"] == "article-journal"
    assert hardy["author"][0]["family"] == "Hardy"
    assert hardy["issued"] == {"date-parts": [[2012]]}
    assert hardy["DOI"].startswith("10.")
    assert (tmp_path / "data" / "references.bib").read_text("utf-8") == (ROOT / "references.bib").read_text("utf-8")


def test_a_claim_counts_for_a_source_only_when_it_cites_it():
    bare = replace(GUIDE, pages=())
    assert all(source["claims"] == [] for source in sources_data(GUIDE, published_claims(bare))["sources"])
