copy nm_positions (position, dossier, actor, issue, latest, says, stance, state) from stdin (format binary)
