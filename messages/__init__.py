"""The words: catalogues, dates, digits, keyboards, and their rendering for each platform."""
