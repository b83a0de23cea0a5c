from io import StringIO

from rich.console import Console

from wiredesk.cli.show import listing


def test_ids_in_a_listing_are_whole_in_a_narrow_terminal() -> None:
    table, shown = listing("id", "name"), StringIO()
    table.add_row("mensah-on-the-ferry-of-tamba", "Mensah on the ferry of Tamba")

    Console(file=shown, width=30).print(table)

    ids = "".join(line[:14].strip() for line in shown.getvalue().splitlines()[1:])
    assert ids == "mensah-on-the-ferry-of-tamba"
