"""Are articles traced, and where?"""

from typing import TYPE_CHECKING

from wiredesk.errors import ConfigurationError
from wiredesk.settings import Settings

if TYPE_CHECKING:
    from wiredesk.telemetry.spans import Spans


def traced(settings: Settings, part: str) -> "Spans | None":
    """Where this process traces articles, or None where it does not.

    Args:
        settings: names the collector.
        part: what the process is: a stage, or `feed`.

    Raises:
        ConfigurationError: traces are wanted, and OpenTelemetry is not installed.
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
    return Spans(part, settings.group(part), exporter(settings.otlp_endpoint))
