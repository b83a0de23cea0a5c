"""Characters as the newsroom wrote them."""
