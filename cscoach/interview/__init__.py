"""The conversation as a generator: it asks and shows, and knows no screen."""
