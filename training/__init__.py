"""Training of the learned parts: run by hand, on annotated news given by path; Wiredesk never imports it."""
