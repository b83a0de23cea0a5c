"""Names beside offices, seats and parties, of which the model marks parts or takes one kind for another."""
