"""From bytes as any system mangled them to what the newsroom wrote."""
