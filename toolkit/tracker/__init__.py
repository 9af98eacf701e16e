"""The pure core: what a tracker is, how it is read, judged, merged and counted. No file, no clock, no Office."""
