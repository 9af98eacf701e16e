"""What the house formats say by themselves, a table for each: the words of their templates, in every language.

A template is written with them by its `build_template.py`, and a report is known by them when it is taken in.
"""
