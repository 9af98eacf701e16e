"""Opening documents of every kind, in neutral form: tables, lines and cells with their places."""
