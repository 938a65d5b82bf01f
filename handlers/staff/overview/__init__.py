"""What staff look at: boards, troubles, one agency."""
