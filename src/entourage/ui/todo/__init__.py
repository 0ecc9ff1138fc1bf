"""What is to be done by hand on the networks."""
