"""What is measured of one case and its record: a file a kind of measure, every function pure."""
