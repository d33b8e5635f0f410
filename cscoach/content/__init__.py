"""What the coach says and knows: `prompts/` as checked, typed content."""
