"""Records to a plan that a person can read and change; nothing is written here."""
