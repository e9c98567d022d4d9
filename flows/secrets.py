"""Secrets: from the environment, or from the Prefect secret block that the settings name."""

from __future__ import annotations

import hashlib
import json

from pydantic import SecretStr

from flows.outcomes import Refusal
from flows.prefect_environment import server_is_set


def secret(given: SecretStr | None, block: str) -> str | None:
    """The secret given by the environment, else that of the block; None where neither is set."""
    if given is not None:
        return given.get_secret_value()
    return _from_block(block) if block else None


def secrets(given: tuple[SecretStr, ...], block: str) -> tuple[str, ...]:
    """Several secrets, each once; a block may hold one text, or a list as JSON."""
    found = [one.get_secret_value() for one in given]
    if block:
        written = _from_block(block)
        try:
            listed = json.loads(written)
        except ValueError:
            listed = written
        found += [str(one) for one in listed] if isinstance(listed, list) else [written]
    return tuple(dict.fromkeys(found))


def trace(given: tuple[SecretStr, ...], block: str) -> str:
    """Whether secrets are others than before: so little of their hash that nobody finds one by it; the block's name."""
    if not given:
        return block
    return hashlib.sha256(repr([one.get_secret_value() for one in given]).encode()).hexdigest()[:3] + block


def _from_block(name: str) -> str:
    if not server_is_set():  # or Prefect would start a server of its own to look into
        raise Refusal(
            f"Khối bí mật {name!r} nằm ở máy chủ Prefect mà chưa rõ là máy chủ nào. Hãy đặt biến PREFECT_API_URL, hoặc "
            "đặt mật khẩu bằng biến môi trường thay cho khối.",
            f"The secret block {name!r} lies on a Prefect server, and none is named. Set PREFECT_API_URL, or set the "
            "secret by its environment variable.",
        )
    from prefect.blocks.system import Secret

    try:
        value = Secret.load(name).get()  # type: ignore[union-attr]
    except Exception as error:  # whatever the server or the block says, a person has to mend it
        raise Refusal(
            f"Không lấy được khối bí mật {name!r} của Prefect: {error}", f"Prefect's secret block {name!r}: {error}"
        ) from error
    return value if isinstance(value, str) else json.dumps(value)
