"""What staff see of the whole: boards, troubles, one agency, the daily digest."""
