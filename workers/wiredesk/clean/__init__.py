"""Clean articles: decode, repair and extract the text that the newsroom wrote."""
