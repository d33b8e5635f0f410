"""The labelled sentences that the judge learned from, and the script that makes its models of them."""
