"""Mission reports: a form of numbered sections, one of them a matrix of follow-up actions."""
