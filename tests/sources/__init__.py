"""Tests of taking in documents."""
