"""Judging answers: the rules, the timing of an action, and the live checks of a workbook."""
