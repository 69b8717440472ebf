"""What can be mended without an author: spacing, dose typography, the form of citations, the order of entries.

Nothing here changes a figure, a word or a source; what could is left to the author.
"""
