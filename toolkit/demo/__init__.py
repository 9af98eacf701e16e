"""The demo: an invented harbour authority, two rounds, and returns as people send them."""

from toolkit.demo.story import run_demo

__all__ = ["run_demo"]
