"""Validates the manifests against the schemas of Kubernetes releases."""

import kubernetes_validate
import pytest

from tests.unit.deploy.kustomize import FOLDERS, render

pytestmark = pytest.mark.watch

OLDEST = "1.30"
"""The oldest Kubernetes version to test; the newest is the validator's default."""

CUSTOM = {"ScaledObject", "TriggerAuthentication", "PodMonitor"}
"""Kinds of custom resources."""


@pytest.mark.parametrize("version", [OLDEST, kubernetes_validate.latest_version()])
@pytest.mark.parametrize("folder", FOLDERS)
def test_every_object_is_valid_for_kubernetes(folder: str, version: str) -> None:
    for manifest in render(folder):
        if manifest["kind"] not in CUSTOM:
            kubernetes_validate.validate(manifest, version, strict=True)
