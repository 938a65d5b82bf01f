"""Who takes part: agencies, people, roles, invitations, the ways in."""
