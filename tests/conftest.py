"""Fixtures for all tests."""

from hypothesis import settings

# A test that draws examples says what holds, not how fast: on a loaded machine one slow example is no failure.
settings.register_profile("wiredesk", deadline=None)
settings.load_profile("wiredesk")
