"""Management responses: recommendations with their answers, and key actions."""
