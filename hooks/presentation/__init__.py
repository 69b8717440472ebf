"""What readers see of sources: references, citation labels, and the marks that the site gate looks for.

Plain Python over claimcheck's values; claimcheck never imports it.
"""
