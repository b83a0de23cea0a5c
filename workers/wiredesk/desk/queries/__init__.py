"""What the API reads from the store: one module per page of the desk, each a function from a connection to JSON."""
