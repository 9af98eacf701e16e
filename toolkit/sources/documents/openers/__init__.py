"""Opening documents that are neither Word nor Excel: separated values, Markdown, web pages, OpenDocument."""
