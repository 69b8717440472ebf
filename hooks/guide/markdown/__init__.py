"""A Markdown file -> a Page: front matter, claims, titles, citations and waivers, each with its place."""
