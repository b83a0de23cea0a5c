"""Names: where they end, what they are, and which are one."""
