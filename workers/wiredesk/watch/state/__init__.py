"""The persistent state of watching: incomplete articles, matches, stories and alerts."""
