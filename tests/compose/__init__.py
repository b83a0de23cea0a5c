"""Tests of the compose files in containers: a separate engine, and stand-ins for the base images."""
