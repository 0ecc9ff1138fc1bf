"""People: the list, the card of one, and the editor."""
