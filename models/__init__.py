"""The tables by aggregate, the transaction gate, the two clocks, the migrations. Knows nobody above it."""
