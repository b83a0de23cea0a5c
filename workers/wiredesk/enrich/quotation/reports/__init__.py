"""Reports without quote marks: their clause, their hearer, and what reports nothing."""
