"""Pictures out of the cards, each with its table."""
