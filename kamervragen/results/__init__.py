"""What a search gives: its hits in their order, the passages that were found, and the facets."""
