"""Address books on servers: which there are, what leaves for them, and what keeping them in step would do."""
