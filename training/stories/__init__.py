"""Trains the model that decides whether two articles are about the same story."""
