copy nm_snapshots (position, day, taken, until, published, latest, state) from stdin (format binary)
