"""Pictures that are drawn: facts → the bytes of a PNG. No Django, no database."""
