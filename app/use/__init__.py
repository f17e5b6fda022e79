"""How the service is used, for its owner."""
