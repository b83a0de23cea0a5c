"""Training of the newsroom model: annotated news in, the file that `wiredesk.enrich.model` loads out."""
