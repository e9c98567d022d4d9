"""How the tests themselves are run makes no difference to what they see."""

from __future__ import annotations

import signal
from collections.abc import Iterator

import pytest

from transforms.definitions.forms.synonyms import OwnLists, use_own_lists

# In the background of a shell they begin with Ctrl-C ignored, and so would the program that they start and stop.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture
def packaged_lists() -> Iterator[None]:
    """The packaged lists again, whatever the test adds to them."""
    yield
    use_own_lists(OwnLists())
