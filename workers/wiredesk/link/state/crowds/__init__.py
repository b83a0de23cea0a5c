"""Crowds: copies and statements that resemble more others than are compared when they arrive."""
