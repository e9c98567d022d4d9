from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import SecretStr

from flows.outcomes import Refusal
from flows.secrets import secret, trace


def test_a_block_without_a_server_to_look_into_is_refused_with_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PREFECT_API_URL", raising=False)
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path))
    with pytest.raises(Refusal, match="PREFECT_API_URL"):
        secret(None, "mat-khau-thu")
    assert secret(SecretStr("x"), "mat-khau-thu") == "x"
    assert secret(None, "") is None


def test_another_password_or_another_block_is_noticed_and_no_password_told() -> None:
    one = (SecretStr("mật khẩu"),)
    traces = [trace((), ""), trace((), "khoi"), trace(one, ""), trace(one, "khoi"), trace((SecretStr("khác"),), "")]
    assert len(set(traces)) == len(traces)
    assert not any("mật khẩu" in told for told in traces)
