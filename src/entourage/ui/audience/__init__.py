"""Before one posts: who would see it, who should not, and which other way is better."""
