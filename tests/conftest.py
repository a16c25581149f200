"""How all tests run: hypothesis takes the time that it needs, and on CI the same examples each time."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

PATIENT = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}

settings.register_profile("here", **PATIENT)
settings.register_profile("ci", **PATIENT, derandomize=True, database=None, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")
