"""Matches articles against saved queries (watches), and collects the evidence."""
