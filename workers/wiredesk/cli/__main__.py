"""`python -m wiredesk.cli`: the same as `wiredesk`."""

from wiredesk.cli.main import main

if __name__ == "__main__":
    main()
