"""Web pages: their encoding, their tree, their blocks, and which of these are the article."""
