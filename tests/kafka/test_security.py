"""The cluster's own door: each way in lets in whom it should, and nobody else."""
