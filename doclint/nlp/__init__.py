"""Text to pages: the medspaCy pipeline and what it is made of. Knows nothing of codes."""
