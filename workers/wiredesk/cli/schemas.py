"""`wiredesk schemas`: the record schemas as files."""

from pathlib import Path
from typing import Annotated

import orjson
import typer

app = typer.Typer(help="The messages as JSON Schema and AsyncAPI, the desk's API as OpenAPI.", no_args_is_help=True)

READERLESS = frozenset({"asyncapi.json", "RawArticle.json"})
"""Documents without compatibility check: the overview, and what only Wiredesk reads."""


@app.callback()
def schemas() -> None:
    """The messages as JSON Schema and AsyncAPI, the desk's API as OpenAPI."""


@app.command()
def write(
    folder: Annotated[Path | None, typer.Argument(help="Target folder; default: the checked-in one.")] = None,
) -> None:
    """Write a JSON Schema per message and an AsyncAPI document, unless they would break older readers.

    [bold]Example[/bold]: wiredesk schemas write contract/
    """
    from wiredesk_schemas.compatibility import breaking_changes
    from wiredesk_schemas.write import FOLDER, documents

    target = folder or FOLDER
    target.mkdir(parents=True, exist_ok=True)
    written = documents()
    for name, document in written.items():
        path = target / name
        if path.exists() and name not in READERLESS:
            breaks = breaking_changes(orjson.loads(path.read_bytes()), orjson.loads(document))
            if breaks:
                typer.echo(
                    f"wiredesk: {path}: older readers would break: {'; '.join(breaks)}: "
                    "add fields instead of changing them, or delete the file if nobody reads it yet",
                    err=True,
                )
                raise typer.Exit(1)
    for name, document in written.items():
        (target / name).write_bytes(document)
    typer.echo(f"{len(written)} files in {target}", err=True)


@app.command()
def openapi(
    file: Annotated[Path | None, typer.Argument(help="Target file; default: the checked-in one.")] = None,
) -> None:
    """Write the OpenAPI document of the desk.

    [bold]Example[/bold]: wiredesk schemas openapi desk.json
    """
    from wiredesk.desk.api.openapi import FILE, document

    target = file or FILE
    target.write_bytes(document())
    typer.echo(f"{target}", err=True)
