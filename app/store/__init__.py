"""What the store is made of: its records, tables and connections."""
