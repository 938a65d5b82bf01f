"""What is written to and fro: circulars with their duties, questions and answers."""
