"""Teaching the decision whether two articles tell one story."""
