"""What else helps: the next step, what is near, what is out of date, the ownership forms side by side."""
