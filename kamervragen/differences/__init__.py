"""How two texts, or two versions of one document, differ; and how that is shown."""
