"""The desk: the whole job in a browser window on one's own computer. A door, like the command line: no job's logic."""
