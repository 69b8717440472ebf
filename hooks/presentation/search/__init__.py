"""The index of the search, the words that it takes for the same, and the questions that the guide answers."""
