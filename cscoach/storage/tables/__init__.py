"""Tables of any kind as rows of text: CSV, workbooks, JSON lines, a folder of candidate files."""
