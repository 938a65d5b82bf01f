"""What is measured and how it is scored: catalogue, caps, specific indicators, values from elsewhere."""
