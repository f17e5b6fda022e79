"""The services of compose.yaml, also as processes where there is no container engine."""
