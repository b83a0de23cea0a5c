"""Links articles: copies, statements and their history, stories, and people across articles."""
