"""Tables of what is known of the world and of the press: one owner for each."""
