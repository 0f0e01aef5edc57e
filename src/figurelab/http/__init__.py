"""The wire: routes, bodies, errors, server-sent events and signed files over the services."""
