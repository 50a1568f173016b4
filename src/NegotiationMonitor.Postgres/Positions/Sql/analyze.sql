-- no parameters
analyze nm_sources, nm_positions, nm_entries, nm_changes, nm_snapshots
