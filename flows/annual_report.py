"""Flow `annual-report`: one year, from the inbox to the leadership's mail."""

from __future__ import annotations

from flows.report_stages import flow_for
from transforms.definitions.periods import Kind

annual_report = flow_for("annual-report", Kind.YEAR)
