"""Official bytes in, frozen records out; no Django, no network."""
