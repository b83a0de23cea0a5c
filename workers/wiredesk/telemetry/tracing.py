"""Whether articles are traced."""

from typing import TYPE_CHECKING

from wiredesk.errors import ConfigurationError
from wiredesk.settings import Settings

if TYPE_CHECKING:
    from wiredesk.telemetry.spans import Spans


def open_spans(settings: Settings, component: str) -> "Spans | None":
    """The spans of this process, or None without tracing.

    Args:
        settings: with the collector.
        component: the stage, or `feed`.

    Raises:
        ConfigurationError: tracing is on and OpenTelemetry is not installed.
    """
    if settings.otlp_endpoint is None:
        return None
    try:
        from wiredesk.telemetry.spans import Spans, exporter
    except ImportError as error:
        raise ConfigurationError(
            f"WIREDESK_OTLP_ENDPOINT={settings.otlp_endpoint} needs OpenTelemetry ({error}): "
            "install wiredesk[traces], or unset it"
        ) from error
    return Spans(component, settings.group(component), exporter(settings.otlp_endpoint))
