"""The HTTP API under /api, its errors, its limits and its documentation at /docs."""
