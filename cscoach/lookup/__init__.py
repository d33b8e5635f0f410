"""What the coach knows, looked up: lists, single entries, where each fact is told. Pure."""
