"""Numbers with what makes them mean something: their units, and what is written as one thing."""
