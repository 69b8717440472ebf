"""The whole guide as one document to print, and its PDF."""
