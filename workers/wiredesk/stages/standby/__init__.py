"""Shared by the stateful stages: one worker is active, the others are standbys."""
