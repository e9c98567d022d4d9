"""Encrypted workbooks, opened with a password that fits."""

from __future__ import annotations

import io
from collections.abc import Sequence

# What Excel itself tries before it asks: workbooks "protected" without a password of their own are saved with it.
_UNASKED = "VelvetSweatshop"


def unlocked(data: bytes, passwords: Sequence[str]) -> bytes | None:
    """The workbook inside an encrypted one; None where no password fits."""
    import msoffcrypto  # brings a whole cryptography library along: only locked files pay for it
    import msoffcrypto.exceptions

    for password in (_UNASKED, *passwords):
        opened = io.BytesIO()
        try:
            office = msoffcrypto.OfficeFile(io.BytesIO(data))
            # Those of Excel 97 always look whether the password fits, and cannot be asked to.
            office.load_key(password=password, **({"verify_password": True} if office.format == "ooxml" else {}))
            office.decrypt(opened)
        except MemoryError:
            raise
        except Exception:  # the library raises whatever a damaged container makes it stumble over
            continue
        return opened.getvalue()
    return None
