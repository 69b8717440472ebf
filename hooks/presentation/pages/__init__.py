"""The guide on a screen: what Markdown and its HTML become."""
