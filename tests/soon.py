"""A bound on time for work that a hostile text could make endless."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from time import process_time


@contextmanager
def soon(seconds: float = 5) -> Iterator[None]:
    """Fails where the block takes more of the processor's time: what grows with the square of a text takes minutes."""
    began = process_time()
    yield
    assert process_time() - began < seconds
