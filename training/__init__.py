"""How the learned parts came about: run by hand, on annotated news passed by path, never by the program."""
