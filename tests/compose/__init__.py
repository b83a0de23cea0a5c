"""The compose cluster, run in containers: an engine of its own, stand-ins for the base images, and the tests."""
