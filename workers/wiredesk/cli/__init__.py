"""The command `wiredesk`: one module per command."""
