"""Fixtures for all tests."""

from hypothesis import HealthCheck, settings

# A test that draws examples says what holds, not how fast: on a loaded machine slow examples are no failure.
settings.register_profile("wiredesk", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("wiredesk")
