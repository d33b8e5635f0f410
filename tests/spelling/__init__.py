"""The spelling of all content, held against hunspell's dictionaries and lists of accepted words."""
