-- $1 sequence number; its place in the tree from 0, counted back from the nearest head
select h.size - 1 - (select count(*) from mt_events where seq_id > $1 and seq_id <= h.last_seq_id)
from nm_tree_heads h where h.last_seq_id >= $1 order by h.last_seq_id, h.size limit 1
