"""An article in ninjs 2.1: only what the standard knows, everything that we know, nothing of what was withdrawn."""

import json
import re
from dataclasses import replace

from tests.engine.editions.samples import DESK
from tests.engine.editions.targets.standings import CORRECTED, GONE, PUBLISHED

from colophon.article.article import Image
from colophon.article.credit import Credit, Role
from colophon.editions.targets.ninjs import Ninjs, news_item
from colophon.editions.targets.target import entry_of

# The properties of the standard that we use, as its schema of 2.1 names them.
KNOWN = {
    *("uri", "standard", "type", "representationtype", "profile", "version", "firstcreated", "versioncreated"),
    *("pubstatus", "ednote", "language", "title", "headlines", "descriptions", "by", "slugline", "usageterms"),
    *("copyrightholder", "infosources", "altids", "bodies", "associations"),
}
INSIDE = {
    "headlines": {"role", "contenttype", "value"},
    "descriptions": {"role", "contenttype", "value"},
    "bodies": {"role", "contenttype", "charcount", "wordcount", "value"},
    "infosources": {"name", "role", "uri", "literal"},
    "altids": {"role", "value"},
}


def test_it_holds_only_what_the_standard_knows() -> None:
    for standing in (PUBLISHED, CORRECTED, GONE):
        value = news_item(standing, DESK)
        assert set(value) <= KNOWN
        for name, allowed in INSIDE.items():
            for inner in value.get(name, []):  # type: ignore[union-attr]
                assert set(inner) <= allowed, name


def test_people_source_and_edition_are_told() -> None:
    value = json.loads(Ninjs().files(CORRECTED, DESK)[Ninjs().path(CORRECTED)])
    assert {"name": "林若水", "role": "translator"} in value["infosources"]
    assert {"role": "source", "value": "https://news.example/pier"} in value["altids"]
    assert (value["version"], value["pubstatus"]) == ("2", "usable")
    assert value["firstcreated"] < value["versioncreated"]
    assert [body["contenttype"] for body in value["bodies"]] == ["text/html", "text/plain", "text/markdown"]


def test_a_withdrawn_article_is_cancelled_without_its_text() -> None:
    value = news_item(GONE, DESK)
    assert value["pubstatus"] == "canceled"
    assert not {"bodies", "associations"} & set(value)
    assert value["ednote"] == "The source was withdrawn."


def test_the_list_names_what_stands_there() -> None:
    entries = (entry_of(PUBLISHED, "2026-03/x.json"),)
    value = json.loads(Ninjs().lists("2026-03", entries, DESK, lambda: ())["index.json"])
    assert value["items"] == [{"path": "2026-03/x.json", "title": "潮水砌成的码头", "language": "zh-Hans"}]


def test_addresses_are_uris_as_the_schema_wants_them() -> None:
    manifest = replace(
        CORRECTED.edition.manifest,
        source=replace(CORRECTED.edition.manifest.source, address="https://новости.example/новая?a=1&b=%20|"),
        credits=(
            Credit(Role.TRANSLATOR, "Li", "https://people.example/李?x=`1`"),
            Credit(Role.REVIEWER, "Bo", "CC BY"),
        ),
    )
    images = (Image(url="https://news.example/ä^b.jpg"), Image(url="data:image/png;base64,xx"))
    article = replace(CORRECTED.edition.article, lead_image=None, blocks=images)
    edition = replace(CORRECTED.edition, manifest=manifest, article=article)
    value = news_item(replace(CORRECTED, edition=edition, address="https://стол.example/pier/"), DESK)
    found = [value["uri"], *(one["uri"] for one in (*value["infosources"], *value["associations"]) if "uri" in one)]  # type: ignore[union-attr]
    assert len(found) == 4
    assert all(re.fullmatch(r"https://[A-Za-z0-9:/?#\[\]@!$&'()*+,;=%._~-]+", str(one)) for one in found), found
    assert "https://news.example/%C3%A4%5Eb.jpg" in found
