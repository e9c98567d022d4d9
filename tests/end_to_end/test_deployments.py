"""`prefect deploy --all` on a new server, and a worker that runs what was deployed."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

import pytest
import yaml

from flows.workspace import Workspace
from tests.end_to_end.conftest import end
from tests.end_to_end.workspaces import ROOT, cchc, digest, environment, sample_workspace

pytestmark = pytest.mark.slow

SETTINGS = '[mail]\nrecipients = ["gd@snv.example.vn"]\n[report]\npdf = false\n'


def prefect(server: dict[str, str], *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "prefect", *arguments],
        cwd=ROOT,
        env=environment(server),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def asked(server: dict[str, str], path: str, body: object) -> list[dict[str, Any]]:
    request = Request(
        f"{server['PREFECT_API_URL']}/{path}",
        json.dumps(body).encode(),
        {"Content-Type": "application/json"},
        method="POST",
    )
    with urlopen(request, timeout=30) as answer:
        found: list[dict[str, Any]] = json.loads(answer.read())
        return found


@pytest.fixture(scope="module")
def deployed(server: dict[str, str]) -> dict[str, str]:
    prefect(server, "--no-prompt", "deploy", "--all")
    return server


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return sample_workspace(tmp_path_factory.mktemp("served") / "workspace", ("2020-08",), SETTINGS)


@pytest.fixture(scope="module")
def worker(deployed: dict[str, str], workspace: Workspace) -> Iterator[None]:
    where = {**deployed, "CCHC_WORKSPACE": str(workspace.root), "PREFECT_WORKER_QUERY_SECONDS": "2"}
    log = Path(deployed["PREFECT_HOME"]) / "worker.log"
    with log.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "prefect", "worker", "start", "--pool", "cchc"],
            env=environment(where),
            stdout=out,
            stderr=out,
            cwd=workspace.root,
        )
    try:
        yield
    finally:
        end(process)


def run_deployment(
    server: dict[str, str], name: str, scheduled_for: str | None = None, **parameters: object
) -> dict[str, Any]:
    """Ask for a run and wait for its end; what the server then says of it."""
    given = [part for key, value in parameters.items() for part in ("--param", f"{key}={json.dumps(value)}")]
    given += ["--start-at", scheduled_for] if scheduled_for else []
    written = prefect(server, "deployment", "run", name, *given)
    identity = re.search(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", written)
    assert identity is not None, written
    until = time.monotonic() + 90
    while time.monotonic() < until:
        (run,) = asked(server, "flow_runs/filter", {"flow_runs": {"id": {"any_": [identity[0]]}}})
        if run["state_type"] in ("COMPLETED", "FAILED", "CRASHED", "CANCELLED"):
            return run
        time.sleep(1)
    log = (Path(server["PREFECT_HOME"]) / "worker.log").read_text(encoding="utf-8", errors="replace")
    pytest.fail(f"{name} did not end: {log[-3000:]}")


def test_every_deployment_of_the_interface_is_there_with_its_schedule(deployed: dict[str, str]) -> None:
    found = asked(deployed, "deployments/filter", {})
    flows = {one["id"]: one["name"] for one in asked(deployed, "flows/filter", {})}
    names = {f"{flows[one['flow_id']]}/{one['name']}": one for one in found}
    assert set(names) == {
        "ingest/inbox",
        "monthly-report/monthly",
        "periodic-report/quarterly",
        "periodic-report/half-year",
        "periodic-report/nine-month",
        "annual-report/annual",
        "rerun/manual",
    }
    for name, one in names.items():
        schedules = [held["schedule"] for held in one["schedules"]]  # type: ignore[index,union-attr,attr-defined]
        assert [held["timezone"] for held in schedules] == ["Asia/Ho_Chi_Minh"] * (name != "rerun/manual")
        limit = one["global_concurrency_limit"]
        assert one["work_pool_name"] == "cchc" and isinstance(limit, dict) and limit["limit"] == 1
    (pool,) = asked(deployed, "work_pools/filter", {})
    assert pool["type"] == "process"


def test_the_file_names_no_place_of_one_machine() -> None:
    written = yaml.safe_load((ROOT / "prefect.yaml").read_text(encoding="utf-8"))
    assert written["pull"] == []
    assert all(one["entrypoint"].startswith("flows.deployments.") for one in written["deployments"])


def test_a_worker_takes_the_inbox_in_and_makes_the_report_that_the_command_line_makes(
    deployed: dict[str, str], worker: None, workspace: Workspace
) -> None:
    taken_in = run_deployment(deployed, "ingest/inbox")
    assert taken_in["state_type"] == "COMPLETED", taken_in
    made = run_deployment(deployed, "rerun/manual", period="2020-08")
    assert made["state_type"] == "COMPLETED", made
    assert made["name"] == "rerun 2020-08"
    report = workspace.reports / "2020-08" / "bao-cao-2020-08-v1.docx"
    before = digest(report)
    done = cchc("report", "--period", "2020-08", workspace=workspace, more=deployed)
    assert done.returncode == 0, done.stderr
    assert digest(report) == before
    keys = {one["key"] for one in asked(deployed, "artifacts/filter", {})}
    assert {"submissions-2020-08", "findings-2020-08", "discrepancies-2020-08", "report-2020-08"} <= keys


def test_a_scheduled_report_on_a_day_on_which_none_is_due_ends_without_one(
    deployed: dict[str, str], worker: None, workspace: Workspace
) -> None:
    run = run_deployment(deployed, "periodic-report/nine-month")
    assert run["state_type"] == "COMPLETED", run
    assert not (workspace.reports / "2020-9M").exists()


def test_a_scheduled_report_bears_the_period_that_is_due_and_fails_where_its_mails_do(
    deployed: dict[str, str], worker: None, tmp_path: Path
) -> None:
    unreachable = f'{SETTINGS}[mail.units]\n182 = "vt@vanlang.example.vn"\n'.replace(
        "[mail]\n", '[mail]\nsmtp_host = "127.0.0.1"\nsmtp_port = 9\nsecurity = "none"\n'
    )
    where = sample_workspace(tmp_path / "w", ("2020-08",), unreachable)
    run = run_deployment(deployed, "monthly-report/monthly", "2020-08-19T08:00:00+07:00", workspace=str(where.root))
    assert (run["name"], run["state_type"]) == ("monthly-report 2020-08", "FAILED"), run
    told = run["state"]["message"]
    assert "gd@snv.example.vn" in told and "cchc send --period 2020-08" in told
    assert (where.reports / "2020-08" / "bao-cao-2020-08-v1.docx").exists()


def test_a_report_that_is_held_says_so_in_the_state_of_its_run(
    deployed: dict[str, str], worker: None, tmp_path: Path
) -> None:
    where = sample_workspace(tmp_path / "w", (), f"{SETTINGS}[gates]\nminimum_completeness_rate = 90\n")
    run = run_deployment(deployed, "monthly-report/monthly", period="2020-08", workspace=str(where.root))
    assert run["state_type"] == "COMPLETED" and "bị giữ lại" in run["state"]["message"], run


SECRET = """
import sys
from prefect.blocks.system import Secret
from flows.secrets import secret, secrets
Secret(value="mật khẩu").save("cchc-mail")
Secret(value='["một", "hai"]').save("cchc-workbooks")
assert secret(None, "cchc-mail") == "mật khẩu"
assert secrets((), "cchc-workbooks") == ("một", "hai")
try:
    secret(None, "cchc-nothing")
except Exception as error:
    print(type(error).__name__, error)
"""


def test_secrets_come_from_prefects_blocks(server: dict[str, str]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SECRET], capture_output=True, encoding="utf-8", env=environment(server), check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("Refusal") and "cchc-nothing" in done.stdout
