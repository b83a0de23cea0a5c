"""What every process of Wiredesk answers over HTTP: its metrics and its health."""
