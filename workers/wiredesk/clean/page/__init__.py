"""An HTML page: what it says of itself, how it is laid out, and which of its blocks are the story."""
