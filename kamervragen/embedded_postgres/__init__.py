"""A private PostgreSQL for a machine without one, as a database backend."""
