"""Where documents come from: bytes with a name, unparsed; no Django."""
