"""What the dates of an article mean: "Sept 14", "last month", "the fifth consecutive weekend" as ISO 8601 values."""
