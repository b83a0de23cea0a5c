"""Checks that the environment variables of a container are valid settings."""

from collections.abc import Mapping

import pytest

from wiredesk.settings import PREFIX, Settings, load_settings, unknown_settings


def accepted(environment: Mapping[str, str], monkeypatch: pytest.MonkeyPatch) -> Settings:
    """The settings of a process with only these variables; fails if one is unknown or invalid."""
    assert all(isinstance(value, str) for value in environment.values()), "a variable is text: put it in quotes"
    with monkeypatch.context() as patch:
        for field in Settings.model_fields:
            patch.delenv(f"{PREFIX}{field.upper()}", raising=False)
        for name, value in environment.items():
            patch.setenv(name, value)
        assert not (unknown := unknown_settings(environment)), unknown
        return load_settings(_env_file=None)
