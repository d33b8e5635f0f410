"""One answer → its parts, findings, ratings and band. Pure: the models are read once, nothing else is touched."""
