"""The names of people and organisations in the state."""
