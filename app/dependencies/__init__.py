"""What the service is made of: the locked packages, their licences, a bill of materials."""
