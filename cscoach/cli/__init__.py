"""Commands, the terminal, printing. Nothing else in the program knows them."""
