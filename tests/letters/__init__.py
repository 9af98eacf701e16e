"""Letters: their wording, the drafts and the calendars."""
