"""Who belongs where, my own details and hours, and seeing as others do."""
