"""Pictures have rights of their own: nothing is published with one that nobody has cleared, or it is left out."""

from dataclasses import replace

import pytest
from tests.desk.conftest import ARTICLE, CATALOGUE, RIGHTS, Team, at
from tests.desk.visits import visitor

from colophon.article.article import Image
from colophon.article.credit import Role
from colophon.article.json_form import article_json
from colophon.desk.actions.judge import record_rights
from colophon.desk.actions.rights import leave_image_out, record_image_rights
from colophon.desk.actions.sign import publish, sign
from colophon.desk.actions.take_in import take_in
from colophon.desk.actions.translate import save_segment, start_translation
from colophon.desk.models import Edition, ImageRights
from colophon.desk.queries.article import published_edition
from colophon.desk.queries.checklist import checklist_of
from colophon.desk.queries.pictures import bare_images_of
from colophon.editions.edition import DeskPage
from colophon.editions.verification.signed_texts import differing_article, differing_claims
from colophon.errors import NotReadyError
from colophon.segments.pair_articles import split_article
from colophon.signoff.obstacle import Reason
from colophon.signoff.stages import Stage

LEAD, INSIDE = "https://news.example/pier.jpg", "https://news.example/boat.jpg"
WITH_PICTURES = replace(
    ARTICLE,
    title="A pier with pictures",
    lead_image=Image(url=LEAD, alt="A pier", caption="The pier.", credit="N. N."),
    blocks=(ARTICLE.blocks[0], Image(url=INSIDE, caption="A boat.", credit="Photo: Ina Holm"), ARTICLE.blocks[1]),
)
ZH = {
    "A pier with pictures": "有图的码头",
    "The pier cost 4.2 million.": "码头耗资420万。",
    "It opens in May.": "五月开放。",
}


@pytest.fixture
def pictured(team: Team) -> Team:
    """An article with two pictures whose captions nobody has translated."""
    desk = team.translation.snapshot.source.desk
    taken = take_in(
        desk, WITH_PICTURES, sha256="cd" * 32, captured=at(0), article_json=article_json(WITH_PICTURES)
    ).snapshot
    team.translation = start_translation(taken, split_article(WITH_PICTURES), key="t2", language="zh-Hans", now=at(0))
    for pair in team.translation.pairs.all():
        if pair.source in ZH:
            save_segment(pair, ZH[pair.source], base=None, person=team.anna, role=Role.TRANSLATOR, now=at(1))
    team.translation.refresh_from_db()
    record_rights(team.translation, RIGHTS)
    return team


def out(team: Team, *urls: str) -> None:
    for url in urls:
        leave_image_out(team.translation, url, person=team.bo, now=at(2))


def published(team: Team) -> Edition:
    for person, stage in zip((team.anna, team.bo, team.chen), Stage, strict=False):
        sign(team.translation, stage, person=person, keys=team.keys, now=at(10 + stage.number))
    return publish(team.translation, person=team.chen, keys=team.keys, catalogue=CATALOGUE, findings=(), now=at(20))


def reasons(team: Team) -> dict[Reason, int]:
    return {one.reason: len(one.found) for one in checklist_of(team.translation, team.keys.ring()).against}


def test_a_picture_that_nobody_has_cleared_stands_against_publishing(pictured: Team) -> None:
    assert bare_images_of(pictured.translation) == (LEAD, INSIDE)
    assert reasons(pictured)[Reason.IMAGE_RIGHTS] == 2
    client = visitor(pictured.chen)
    said = {"basis": "licence", "terms": "CC BY 2.0"}
    client.post("/harbour-desk/t2/rights/images/", said | {"url": "https://elsewhere.example/x.jpg"})
    assert not ImageRights.objects.exists()
    client.post("/harbour-desk/t2/rights/images/", said | {"url": LEAD})
    assert bare_images_of(pictured.translation) == (INSIDE,)
    client.post("/harbour-desk/t2/rights/images/", {"url": INSIDE, "leave_out": "yes"})
    assert Reason.IMAGE_RIGHTS not in reasons(pictured)
    assert "1 image is left out" in client.get("/harbour-desk/t2/publish/").content.decode()
    assert "left out of the edition" in client.get("/harbour-desk/t2/rights/").content.decode()


def test_what_is_left_out_needs_no_translation_and_the_edition_verifies(pictured: Team) -> None:
    assert Reason.TRANSLATION_MISSING in reasons(pictured)
    out(pictured, LEAD, INSIDE)
    assert Reason.TRANSLATION_MISSING not in reasons(pictured)
    edition = published_edition(published(pictured))
    assert edition.article.lead_image is None
    assert not any(isinstance(block, Image) for block in edition.article.blocks)
    assert [pair.place for pair in edition.manifest.pairs] == ["title", "0", "1"]
    assert list(differing_article(edition.article, edition.manifest)) == []


def test_a_lead_image_that_is_shown_is_signed(pictured: Team) -> None:
    out(pictured, INSIDE)
    record_image_rights(
        pictured.translation, LEAD, basis=RIGHTS.basis, terms="CC BY 2.0", holder="", person=pictured.bo, now=at(2)
    )
    for pair in pictured.translation.pairs.filter(place__startswith="lead"):
        save_segment(pair, "码头。", base=None, person=pictured.anna, role=Role.TRANSLATOR, now=at(3))
    edition = published_edition(published(pictured))
    assert [image.url for image in edition.manifest.images] == [LEAD]
    page = DeskPage(name=edition.manifest.imprint.name, language=edition.manifest.imprint.language)
    assert [one.detail for one in differing_claims(edition, page) if "picture" in one.detail] == []


def test_it_is_refused_with_the_address_of_the_picture(pictured: Team) -> None:
    out(pictured, INSIDE)
    with pytest.raises(NotReadyError) as refusal:
        published(pictured)
    assert any(LEAD in what for what, _ in refusal.value.obstacles)


def test_a_picture_left_out_after_signing_voids_and_a_record_brings_it_back(pictured: Team) -> None:
    out(pictured, LEAD, INSIDE)
    sign(pictured.translation, Stage.TRANSLATE, person=pictured.anna, keys=pictured.keys, now=at(5))
    record_image_rights(
        pictured.translation, INSIDE, basis=RIGHTS.basis, terms="CC0", holder="", person=pictured.bo, now=at(6)
    )
    assert {Reason.STAGE_UNSIGNED, Reason.TRANSLATION_MISSING} <= reasons(pictured).keys()
