"""Reports that keep the writer's hand: a report that somebody edited is renewed, and never made anew over the edits."""
