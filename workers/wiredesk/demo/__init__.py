"""All of it on one machine: broker, stages, feed, and what comes out."""
