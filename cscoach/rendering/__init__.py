"""Sheet → Markdown, JSON. Renderers are pure: they touch neither disk (but for the templates) nor network."""
