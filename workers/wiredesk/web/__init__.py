"""The HTTP server of every long-running process: metrics, liveness and readiness."""
