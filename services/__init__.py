"""The rules of the appraisal. Knows no chat: takes an actor and plain values, checks, writes, posts notices."""
