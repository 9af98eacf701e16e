"""Letters to units, as drafts of e-mails with a calendar: nothing is ever sent."""
