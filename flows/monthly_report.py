"""Flow `monthly-report`: one month, from the inbox to the leadership's mail."""

from __future__ import annotations

from flows.report_stages import flow_for
from transforms.definitions.periods import Kind

monthly_report = flow_for("monthly-report", Kind.MONTH)
