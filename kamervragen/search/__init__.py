"""The language of search: words to terms, terms to a query, and marks in what was found."""
