"""From which probabilities on the judge says something, asks about it, or holds its tongue.

All were chosen with the figures of training/README.md in view.
"""

from __future__ import annotations

from cscoach.judging.labels import ATTITUDES, FAULTS

#: From which probability on a part is told, and an occasion (O). They were learned from answers of which many lack a
#: part for training's sake; where whole answers are judged, likelihoods are too high for most of them. Chosen with the
#: figures of training/README.md in view.
TOLD = {"S": 0.1, "T": 0.46, "A": 0.95, "R": 0.58, "M": 0.82, "I": 0.54, "V": 0.85, "E": 0.7, "O": 0.54}

#: Below which probability something is said to be missing. Between this and `TOLD` it is neither told nor missed, but
#: asked about: a false reproach costs more than a question.
LACKING = {"S": 0.1, "A": 0.78, "R": 0.25, "V": 0.47, "E": 0.2, "O": 0.45}

#: From which probability on words of one time make an occasion. Below, they only stand in it: “since 2015, I always …”.
DATED = 0.25

#: Below which probability a part is to be filled in. Whoever told it in other words must not be asked for it again.
MISSING = 0.4

#: So many parts can be judged however short they are told: the guide calls too short what cannot be.
ENOUGH = 3

#: From which probability each fault is asserted; personal data is counted, not learned. For a fault of attitude it is
#: high: a lower one finds more of them and agrees better with the labels, but reproaches calm answers as well
#: (training/README.md has the figures), and a false reproach costs more than a missed one.
ASSERT = {label: 0.39 if label in ATTITUDES else 0.1 for label in FAULTS if label != "data"}

#: From which lower probability a fault is asked about. None of attitude is: of fifteen such questions about the
#: labelled answers one was deserved.
ASK = {label: 0.06 for label in ASSERT if label not in ATTITUDES}

#: From this probability of a fault of attitude on, a sentence is not praised: that is worse than to miss the fault.
DOUBTFUL = 0.08

#: From which probability on a fault of attitude, or a denial, is taken for defended where no improvement is as likely.
#: What is less certain is only asked about, and nobody is told that they left out what they are asked about.
DEFENDED = 0.8

#: What defends a weakness where nothing is done about it.
UNMENDED = (*ATTITUDES, "denies")
