"""Every fitted weight: what it is learned from and how; no server imports this room."""
