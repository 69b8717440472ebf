"""Shows the guide: a room for each thing that readers take, and the ground that the rooms stand on."""
