"""Errors of a test cluster."""


class ClusterError(RuntimeError):
    """A broker, its link or its disk is not available; the message has the cause and the remedy."""
