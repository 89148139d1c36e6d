"""An article in ninjs 2.1: only what the standard knows, everything that we know, nothing of what was withdrawn."""

import json

from tests.engine.editions.samples import DESK
from tests.engine.editions.targets.standings import CORRECTED, GONE, PUBLISHED

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
