"""Records to rows; the only writer of source data."""
