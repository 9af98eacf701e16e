"""Trackers that an organization already keeps in Excel."""
