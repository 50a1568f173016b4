-- the log's identity and the tree's leaves
select log_id, size from nm_tree
