"""KEDA's schema: the fields of a ScaledObject and of its Kafka trigger.

From KEDA's documentation, version 2.18, "ScaledObject specification" and the scaler "Apache Kafka".
"""

from collections.abc import Iterator
from typing import Any

SPEC = {
    "scaleTargetRef",
    "pollingInterval",
    "cooldownPeriod",
    "initialCooldownPeriod",
    "idleReplicaCount",
    "minReplicaCount",
    "maxReplicaCount",
    "fallback",
    "advanced",
    "triggers",
}
TARGET = {"apiVersion", "kind", "name", "envSourceContainerName"}
FALLBACK = {"failureThreshold", "replicas", "behavior"}
FALLBACK_BEHAVIORS = {"static", "currentReplicas", "currentReplicasIfHigher", "currentReplicasIfLower"}
ADVANCED = {"restoreToOriginalReplicaCount", "horizontalPodAutoscalerConfig", "scalingModifiers"}
AUTOSCALER = {"name", "behavior"}
RULES = {"stabilizationWindowSeconds", "policies", "selectPolicy", "tolerance"}
TRIGGER = {"type", "name", "metadata", "metricType", "useCachedMetrics", "authenticationRef"}
KAFKA = {
    "bootstrapServers",
    "consumerGroup",
    "topic",
    "lagThreshold",
    "activationLagThreshold",
    "offsetResetPolicy",
    "allowIdleConsumers",
    "scaleToZeroOnInvalidOffset",
    "excludePersistentLag",
    "limitToPartitionsWithLag",
    "ensureEvenDistributionOfPartitions",
    "version",
    "partitionLimitation",
    "sasl",
    "saslTokenProvider",
    "tls",
    "unsafeSsl",
    "awsRegion",
}
CHOICES = {
    "offsetResetPolicy": {"latest", "earliest"},
    "sasl": {"plaintext", "scram_sha256", "scram_sha512", "gssapi", "oauthbearer", "none"},
    "tls": {"enable", "disable"},
}


def errors(scaled: dict[str, Any]) -> list[str]:
    """The errors in a ScaledObject, each with the path of the field."""
    return list(_errors(scaled))


def _errors(scaled: dict[str, Any]) -> Iterator[str]:
    if scaled["apiVersion"] != "keda.sh/v1alpha1":
        yield f"apiVersion: {scaled['apiVersion']}"
    spec = scaled["spec"]
    yield from _unknown("spec", spec, SPEC, {"scaleTargetRef", "triggers"})
    yield from _unknown("scaleTargetRef", spec["scaleTargetRef"], TARGET, {"name"})
    if "fallback" in spec:
        yield from _unknown("fallback", spec["fallback"], FALLBACK, {"failureThreshold", "replicas"})
        if spec["fallback"].get("behavior", "static") not in FALLBACK_BEHAVIORS:
            yield f"fallback.behavior: {spec['fallback']['behavior']}"
    advanced = spec.get("advanced", {})
    yield from _unknown("advanced", advanced, ADVANCED)
    autoscaler = advanced.get("horizontalPodAutoscalerConfig", {})
    yield from _unknown("horizontalPodAutoscalerConfig", autoscaler, AUTOSCALER)
    for direction, rules in autoscaler.get("behavior", {}).items():
        yield from _unknown("behavior", {direction: rules}, {"scaleUp", "scaleDown"})
        yield from _unknown(direction, rules, RULES)
        for policy in rules.get("policies", []):
            wanted = {"type", "value", "periodSeconds"}
            yield from _unknown(f"{direction}.policies", policy, wanted, wanted)
    for number, trigger in enumerate(spec["triggers"]):
        path = f"triggers[{number}]"
        yield from _unknown(path, trigger, TRIGGER, {"type", "metadata"})
        if trigger["type"] == "kafka":
            yield from _trigger(f"{path}.metadata", trigger["metadata"])


def _trigger(path: str, metadata: dict[str, Any]) -> Iterator[str]:
    yield from _unknown(path, metadata, KAFKA, {"bootstrapServers", "consumerGroup"})
    for name, value in metadata.items():
        if not isinstance(value, str):
            yield f"{path}.{name}: no text"
        elif name in CHOICES and value not in CHOICES[name]:
            yield f"{path}.{name}: {value}"
        elif name.endswith("Threshold") and not (value.isdigit() and int(value) > 0):
            yield f"{path}.{name}: {value} is no positive number"


def _unknown(
    path: str, found: dict[str, Any], known: set[str], needed: set[str] | frozenset[str] = frozenset()
) -> Iterator[str]:
    yield from (f"{path}: no field {name}" for name in sorted(set(found) - known))
    yield from (f"{path}: {name} is missing" for name in sorted(needed - set(found)))
