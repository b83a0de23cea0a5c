"""Training of the newsroom model: annotated news in, the file that `workers.enrich.reader` loads out."""
