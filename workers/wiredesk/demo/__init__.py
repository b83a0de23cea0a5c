"""The demo: broker, stages, feed and results on one machine."""
