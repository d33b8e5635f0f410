"""The prep sheet: the document, and how it is made of a candidate and the content."""
