"""What the guide rests on: the entries of references.bib, the source cards, and the pooled effects on them."""
