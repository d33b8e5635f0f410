"""What is measured, and how: ratios against a floor in the same run, never absolute times."""
