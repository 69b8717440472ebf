"""The guide as data for programs: claims, sources, the bibliography, the feed and their schemas."""
