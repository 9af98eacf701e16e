"""Progress tables: one row for each action, in Word or as text."""
