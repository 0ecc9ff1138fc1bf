"""The page of people who may be in the book twice."""
