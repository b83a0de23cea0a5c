"""Articles that could not be processed: kept whole, with the reason, to be looked at and put back."""
