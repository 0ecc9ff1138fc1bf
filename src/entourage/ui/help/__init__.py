"""Help, and what the program is made of."""
