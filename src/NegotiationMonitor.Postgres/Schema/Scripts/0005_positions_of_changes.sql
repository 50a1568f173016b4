-- What a subscriber is told beside the difference: the conditions that stand after it and the origins it rests on. Changes recorded before have
-- neither until the next rebuild.
alter table nm_changes add column standing jsonb null;
alter table nm_changes add column origins jsonb null;
