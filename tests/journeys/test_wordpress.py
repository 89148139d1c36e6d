"""The real WordPress of Debian: what the small server on loopback does is what this one does."""

import json
import shutil
from collections.abc import Iterator, Mapping
from urllib.parse import urlencode
from urllib.request import urlopen

import pytest
from tests.engine.editions.samples import DESK
from tests.engine.editions.targets.standings import CORRECTED, GONE, IN_ARABIC, PUBLISHED, drawn, standing
from tools.with_wordpress import WORDPRESS, wordpress

from colophon.adapters.targets.asking import Server
from colophon.adapters.targets.wordpress import WordPress
from colophon.editions.targets.post import META, post_slug
from colophon.editions.targets.target import Picture
from colophon.errors import TargetError


@pytest.fixture(scope="module")
def there() -> Iterator[Mapping[str, str]]:
    if not WORDPRESS.is_dir() or not shutil.which("php"):
        pytest.skip("WordPress is not installed")
    with wordpress(plugin=True) as told:
        yield told


def read(there: Mapping[str, str], path: str, **query: str) -> list[dict[str, object]]:
    asked = urlencode({"rest_route": f"/wp/v2/{path}", **query})
    with urlopen(f"{there['WORDPRESS_URL']}/?{asked}") as answer:
        found: list[dict[str, object]] = json.load(answer)
        return found


def test_a_post_its_pictures_its_keys_its_correction_and_its_end(there: Mapping[str, str]) -> None:
    server = Server(there["WORDPRESS_URL"], trusted=True, secret=True)
    client = WordPress(server, user=there["WORDPRESS_USER"], password=there["WORDPRESS_PASSWORD"])
    assert "may publish" in client.try_it()
    assert "kept as keys" in client.try_it()
    first = client.put(standing(PUBLISHED.edition, picture=drawn()), DESK)
    client.put(IN_ARABIC, DESK)
    odd = Picture(data=b"no picture", kind="image/jpeg")
    again = client.put(standing(CORRECTED.edition, picture=odd), DESK)
    assert first.address == again.address
    assert "A picture was refused" in again.remarks[0]
    (post,) = read(there, "posts", slug=post_slug(PUBLISHED))
    assert "初版误作42万" in str(post["content"])
    meta = post["meta"]
    assert isinstance(meta, dict)
    assert {key: bool(meta.get(key)) for key in META} == dict.fromkeys(META, True)
    assert (meta["colophon_translators"], meta["colophon_edition"]) == ("林若水", "2")
    client.put(standing(CORRECTED.edition, picture=drawn()), DESK)
    assert len(read(there, "media")) == 1, "the same picture is taken once"
    assert "/wp-content/uploads/" in str(read(there, "posts", slug=post_slug(PUBLISHED))[0]["content"])
    client.remove(CORRECTED)
    client.remove(CORRECTED)
    assert read(there, "posts", slug=post_slug(PUBLISHED)) == []
    assert len(read(there, "posts", slug=post_slug(IN_ARABIC))) == 1
    client.put(GONE, DESK)
    assert "quarter past five" not in str(read(there, "posts", slug=post_slug(GONE))[0]["content"])
    wrong = WordPress(server, user=there["WORDPRESS_USER"], password="never shown")
    with pytest.raises(TargetError, match="401"):
        wrong.try_it()
