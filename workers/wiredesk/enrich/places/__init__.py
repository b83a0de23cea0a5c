"""Which place of the world a name means: GeoNames and ISO, told by the article's own evidence."""
