"""`python -m workers.cli`: the same as `wiredesk`."""

from workers.cli.main import main

if __name__ == "__main__":
    main()
