"""What all tests share: how hard Hypothesis looks, and what is not loaded for tests that do not need it."""

import gc
import importlib
from pathlib import Path

import pytest
from hypothesis import settings
from tests.examples import EXAMPLES

settings.register_profile("house", deadline=None, max_examples=EXAMPLES)
settings.load_profile("house")

WITHOUT_STORE = {"engine", "adapters", "cli", "house"}
HERE = Path(__file__).parent


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Set Django up, unless only tests are asked for that have no store: it takes a second, in every process."""
    if not all(room_of(arg, config) in WITHOUT_STORE for arg in config.args):
        importlib.import_module("tests.store")


def room_of(arg: str, config: pytest.Config) -> str:
    path = (config.invocation_params.dir / arg.partition("::")[0]).resolve()
    return path.relative_to(HERE).parts[0] if path.is_relative_to(HERE) and path != HERE else ""


def pytest_collection_finish() -> None:
    """What was loaded until now stays until the end: nobody need look through it for what can be freed."""
    gc.freeze()
