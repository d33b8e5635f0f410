"""One module a command. Each takes plain options, does its work through the rooms below, and prints."""
