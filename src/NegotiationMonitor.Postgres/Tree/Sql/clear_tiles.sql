delete from nm_tree_tiles
