"""What a desk may set in its colophon.toml about checks."""

import pytest

from colophon.adapters.settings import read_settings
from colophon.checks.check import Severity
from colophon.errors import SettingsError


def test_a_desk_may_weigh_a_check_otherwise() -> None:
    settings = read_settings('[checks]\nnumber-added = "note"\ndigits = "blocking"\n')
    assert settings.checks == {"number-added": Severity.NOTE, "digits": Severity.BLOCKING}


@pytest.mark.parametrize("text", ['[checks]\nnumber-aded = "note"', '[checks]\ndigits = "loud"', "checks = 3"])
def test_a_weight_that_cannot_be_meant_is_refused(text: str) -> None:
    with pytest.raises(SettingsError):
        read_settings(text)
