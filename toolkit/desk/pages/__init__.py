"""The pages of the desk: a module for each, which declares its `PAGE`."""
