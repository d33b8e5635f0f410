"""Many answers heard at once: arrays of the same whole numbers as in `judging.heard`, for cohorts."""
