"""The desk: a page that shows articles as they pass, and the HTTP answers behind it."""
