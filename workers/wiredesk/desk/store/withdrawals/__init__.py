"""Articles that their source takes back: withdrawn under their key, or killed by a notice that names them."""
