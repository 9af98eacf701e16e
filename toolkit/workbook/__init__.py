"""The only room that knows spreadsheets: a strict reader, and writers that always write anew."""
