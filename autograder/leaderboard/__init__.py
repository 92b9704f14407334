"""`course leaderboard`: trains all submissions on secret tasks and ranks them by accuracy."""
