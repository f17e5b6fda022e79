"""The templates as forms: what they ask for, what they become when it is filled in."""
