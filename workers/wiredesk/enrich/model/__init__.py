"""The newsroom model: words in, labels with probabilities out."""
