"""What the site gate reads in built HTML: its claims, its links and what it loads."""
