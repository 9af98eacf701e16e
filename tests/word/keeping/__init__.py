"""Reports that keep the writer's hand."""
