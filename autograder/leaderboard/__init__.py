"""`course leaderboard`: submissions learn anew, side by side, where nothing but learning helps."""
