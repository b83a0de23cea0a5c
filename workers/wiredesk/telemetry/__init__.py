"""What a process tells of itself: logs, metrics, health and traces."""
