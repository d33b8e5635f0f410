"""What the judge's models are made with. Only what needs no scikit-learn; `.ci/run` does not train."""
