"""The process that serves the pages: ASGI, headers, log, metrics, limits."""
