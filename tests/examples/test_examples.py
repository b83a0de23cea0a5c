"""The programs of `examples/` and the snippets of the README work with a running demo."""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from tests.examples.conftest import ROOT, WITHIN, environment, running, wait_for
from tests.ports import lasting_port

pytestmark = pytest.mark.examples

EXAMPLES = ROOT / "examples"
SNIPPETS = re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text(), re.DOTALL)


def python(*arguments: str | Path, cwd: Path = ROOT) -> str:
    """The output of a program, which must succeed."""
    done = subprocess.run(
        [sys.executable, *map(str, arguments)],
        cwd=cwd,
        env=environment(),
        capture_output=True,
        text=True,
        timeout=WITHIN,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def sent(brokers: str) -> str:
    """The producer's output."""
    return python(EXAMPLES / "producer.py", brokers)


def test_the_producer_sends_its_articles(sent: str) -> None:
    assert sent.split() == ["sent", "example-1", "sent", "example-2"]


def test_the_consumer_prints_who_said_what(brokers: str, sent: str, tmp_path: Path) -> None:
    log = tmp_path / "log"
    with running(sys.executable, EXAMPLES / "consumer.py", brokers, cwd=ROOT, log=log):
        wait_for("the quote", lambda: "Ama Mensah: We waited a whole year for this boat" in log.read_text())


def snippet(name: str, brokers: str, folder: Path) -> Path:
    """The README's snippet with this name, in a file; adapted only if the default port is in use."""
    (found,) = (text for text in SNIPPETS if name in text)
    (folder / "snippet.py").write_text(found.replace("localhost:9092", brokers))
    return folder / "snippet.py"


def test_the_producer_and_consumer_in_the_readme_run(brokers: str, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("<p>“The bridge is open,” said the mayor, Kofi Boro.</p>")
    (tmp_path / "in").mkdir()
    consumer, log = snippet("AIOKafkaConsumer", brokers, tmp_path / "in"), tmp_path / "log"

    python(snippet("AIOKafkaProducer", brokers, tmp_path), cwd=tmp_path)

    with running(sys.executable, consumer, cwd=tmp_path, log=log):
        wait_for(
            "both quotes", lambda: {"We waited", "The bridge is open"} <= set(re.split("[–\n] ?", log.read_text()))
        )


def test_the_python_snippet_in_the_readme_prints_what_it_shows(tmp_path: Path) -> None:
    (text,) = (text for text in SNIPPETS if "import wiredesk" in text)
    (tmp_path / "snippet.py").write_text(text)
    output = [line.partition("# ")[2] for line in text.splitlines() if "print(" in line]

    assert python(tmp_path / "snippet.py").splitlines() == output


def test_all_quotes_are_exported_to_parquet(brokers: str, sent: str, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    file = tmp_path / "quotes.parquet"

    def exported() -> bool:
        python(EXAMPLES / "to_parquet.py", file, brokers)
        rows = parquet.read_table(file).to_pylist()
        return any(row["speaker"] == "Ama Mensah" and row["article_id"] == "example-1" for row in rows)

    wait_for("the quote", exported)


@pytest.fixture
def database() -> Iterator[str]:
    """The address of a new PostgreSQL server; skipped if it is not installed."""
    servers = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    if not servers:
        pytest.skip("PostgreSQL is not installed")
    user = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] if os.getuid() == 0 else []
    # Not in pytest's folder: each pytest that starts closes it to other users, and PostgreSQL refuses to run as root.
    with tempfile.TemporaryDirectory(prefix="wiredesk-postgres-") as folder:
        if user:
            shutil.chown(folder, "postgres", "postgres")
        port = lasting_port()
        control = [*user, str(servers[-1] / "pg_ctl"), "-D", f"{folder}/data", "-w"]
        options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder}"
        run = partial(subprocess.run, check=True, capture_output=True, cwd="/")
        run([*control, "initdb", "-o", "--auth=trust --username=news"])
        run([*control, "-o", options, "-l", f"{folder}/log", "start"])
        try:
            yield f"postgresql://news@127.0.0.1:{port}/postgres"
        finally:
            run([*control, "-m", "immediate", "stop"])


def test_articles_and_quotes_are_kept_in_postgres(brokers: str, sent: str, database: str, tmp_path: Path) -> None:
    psycopg = pytest.importorskip("psycopg")

    def rows(query: str) -> list[tuple[str, ...]]:
        with psycopg.connect(database) as connection:
            try:
                found: list[tuple[str, ...]] = connection.execute(query).fetchall()
                return found
            except psycopg.errors.UndefinedTable:
                return []

    quotes = "select speaker, text from quote where article_id = 'example-1'"
    titles = "select title from article where article_id = 'example-2'"
    program, log = EXAMPLES / "to_postgres.py", tmp_path / "log"
    with running(sys.executable, program, database, brokers, cwd=ROOT, log=log):
        wait_for("the quote", lambda: rows(quotes) == [("Ama Mensah", "We waited a whole year for this boat")])
        wait_for("the article", lambda: rows(titles) == [("Bridge opens",)])
    with psycopg.connect(database) as connection:
        connection.execute("delete from article where article_id = 'example-2'")
    with running(sys.executable, program, database, brokers, cwd=ROOT, log=log):
        python(EXAMPLES / "producer.py", brokers)  # the same articles again
        wait_for("the article again", lambda: rows(titles) == [("Bridge opens",)])
        wait_for("the quote", lambda: rows(quotes) == [("Ama Mensah", "We waited a whole year for this boat")])


def test_the_notebook_runs(capsys: pytest.CaptureFixture[str]) -> None:
    cells = json.loads((EXAMPLES / "notebook.ipynb").read_text())["cells"]
    scope: dict[str, object] = {}

    for cell in cells:
        if cell["cell_type"] == "code":
            exec(compile("".join(cell["source"]), "notebook.ipynb", "exec"), scope)

    printed = capsys.readouterr().out
    assert re.search(r"PERSON +Ama Mensah", printed)
    assert "direct | Ama Mensah | We waited a whole year for this boat" in printed
