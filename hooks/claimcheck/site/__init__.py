"""What the site gate reads in a built site, and its rules."""
