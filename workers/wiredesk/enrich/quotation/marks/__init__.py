"""Quote marks: what stands between them, what has lost one of them, and what is no speech."""
