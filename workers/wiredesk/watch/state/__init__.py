"""What watching remembers between records: parts that wait for each other, matches, stories and alerts."""
