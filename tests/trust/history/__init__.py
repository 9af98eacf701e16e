"""Histories of several rounds, carried out by the toolkit and by a restatement of it: `python -m tests.trust.history`."""
