"""Every page of the desk is among those that are looked at: by axe, on a phone, in the dark, from right to left."""

import re
from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, resolve
from tests.desk.conftest import Team
from tests.desk.visits import newcomer
from tests.journeys.test_looks import KEYS, OF_A_TRANSLATOR, OUTSIDE, PAGES

from colophon.desk.roles import DeskRole
from colophon.desk.urls import urlpatterns

NOT_LOOKED_AT = {
    "answers to a script, shown inside a page that is looked at": "side findings pulse statement_to_sign",
    "files": "letter take_work take_memory desk_site article_site mfa_download_recovery_codes",
    "for machines": "health metrics mfa_login_webauthn account_email_verification_sent",
    "the published site, looked at in test_site_looks": "site site_page other_site other_site_page",
    "leads on to another page": (
        "account_inactive account_confirm_email account_set_password account_email mfa_index set_language"
    ),
    "looked at while signing in by code, in test_day and test_second_factor": "mfa_authenticate",
    "the same form as the page for signing in": "account_reauthenticate mfa_reauthenticate mfa_reauthenticate_webauthn",
    "the same form as changing a password": "account_reset_password_from_key account_reset_password_from_key_done",
    "off: nobody is sent a code by mail": "account_confirm_login_code",
    "one question with one button, as signing out": (
        "mfa_deactivate_totp mfa_generate_recovery_codes mfa_view_recovery_codes mfa_remove_webauthn mfa_edit_webauthn"
    ),
}


def addresses(patterns: list[URLPattern | URLResolver], before: str = "") -> Iterator[tuple[str, str]]:
    """The name and the address of every page, without those of the API."""
    for one in patterns:
        route = before + str(one.pattern)
        if isinstance(one, URLResolver):
            if not route.startswith("api/"):
                yield from addresses(one.url_patterns, route)
        elif one.name:
            yield one.name, route


def filled(route: str) -> str:
    route = route.replace("<slug:desk>", "harbour-desk").replace("<screen:screen>", "edit").replace("^", "")
    route = re.sub(r"\(\?P<key>.*\)/\$$|\(\?P<uidb36>.*\$$", "a/", route)
    return "/" + re.sub(r"<\w+:\w+>", "a", re.sub(r"<int:\w+>", "1", route.replace("<str:key>", "t1")))


def test_every_page_is_looked_at_or_there_is_a_reason(team: Team) -> None:
    manager = newcomer(team.translation.snapshot.source.desk, "kim", DeskRole.MANAGER)
    shown = {name for name, route in addresses(urlpatterns) if manager.get(filled(route)).status_code != 405}
    looked_at = {resolve(path.format(**KEYS).partition("?")[0]).url_name for path in _all_paths()}
    excused = set(" ".join(NOT_LOOKED_AT.values()).split())
    assert shown - looked_at - excused == set(), "put it into PAGES of tests/journeys/test_looks.py"
    assert excused & looked_at == set(), "it is looked at: it needs no reason"
    assert excused - {name for name, _ in addresses(urlpatterns)} == set(), "there is no such page any more"


def _all_paths() -> list[str]:
    return [*PAGES.values(), *OF_A_TRANSLATOR.values(), *OUTSIDE.values()]
