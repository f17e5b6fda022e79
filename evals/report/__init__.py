"""What a run says, for people: one HTML file, a summary in Markdown, and the same as JSON for the page."""
