-- How the committee voted on an objection.

ALTER TABLE objection ADD COLUMN votes_for INT;
ALTER TABLE objection ADD COLUMN votes_against INT;
ALTER TABLE objection ADD COLUMN votes_abstained INT;
