"""Ten documents of kinds that the toolkit was not made with, each in another organization's habits; all of it is invented."""
