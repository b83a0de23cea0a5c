"""Resolve place names to GeoNames and ISO entries, using the evidence in the article."""
