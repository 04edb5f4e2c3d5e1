"""KOOP, which publishes the official documents: its lists (SRU) and its files."""
