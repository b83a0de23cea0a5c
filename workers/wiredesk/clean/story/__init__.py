"""Select the blocks of a page that are its story, and classify the others."""
