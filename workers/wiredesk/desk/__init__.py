"""The desk: a web page that shows articles as they arrive, and the HTTP API behind it.

`ingest` reads the topics into `store`, `queries` reads the store, `api` serves the page, the API and the live stream.
`run.py` puts them together.
"""
