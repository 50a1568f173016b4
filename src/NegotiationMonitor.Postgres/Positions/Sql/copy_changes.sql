copy nm_changes (sequence, position, recorded_at, cause, source, kind, from_stance, to_stance, gained, lost, contested, act, said_on, standing, origins) from stdin (format binary)
