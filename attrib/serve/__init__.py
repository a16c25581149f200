"""A server: stories are posted, and reports come back as JSON. No body makes it open a file or an address."""
