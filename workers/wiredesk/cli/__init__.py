"""The command `wiredesk`: one module a command."""
