"""Conclusions of a session: numbered paragraphs, decisions, participants, a workplan."""
