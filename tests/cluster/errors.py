"""What goes wrong with a cluster, told to the person who started it."""


class ClusterError(RuntimeError):
    """A broker, its link or its disk is not to be had; the message says what is missing and what to do."""
