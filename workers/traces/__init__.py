"""Traces of articles: off unless `WIREDESK_TRACES` names where they go, and OpenTelemetry is not imported then."""
