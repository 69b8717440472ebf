"""Authoring: what others know of a source, from a register or a file, as an entry and a card in house form."""
