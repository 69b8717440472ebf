"""The guide without a connection: the offline worker, the zip file, and the list of both."""
