"""The command line, a door: parse, call one job, print."""
