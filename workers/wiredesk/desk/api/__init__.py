"""The desk over HTTP: routes, access rules, the JSON API and its OpenAPI document, the live stream, page files."""
