"""Untrusted bytes: data URIs, addresses, fetching and decoding of the photos that callers send."""
