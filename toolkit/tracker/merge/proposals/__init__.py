"""What units propose and the centre decides: new actions, and new dates of actions."""
