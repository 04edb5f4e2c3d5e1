"""Where documents come from: bytes with a name and an origin; no Django, no database."""
