"""Course material made of the content: quizzes, cards, handouts and tables, the same each time for the same seed."""
