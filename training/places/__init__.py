"""The gazetteer that `enrich` links places with."""
