"""The functions `wiredesk.clean`, `wiredesk.enrich` and `wiredesk.read`."""

import pickle
import resource
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest

import wiredesk
import wiredesk_schemas
from wiredesk.errors import EmptyArticle, MalformedArticle
from wiredesk_schemas import CleanArticle, RawArticle

HEAVY = ("aiokafka", "faust", "lxml", "numpy", "onnxruntime", "pydantic", "typer", "wiredesk.clean.clean")


def python(program: str) -> str:
    """The output of a program in a new interpreter."""
    return subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, text=True).stdout.strip()


def test_importing_the_package_loads_no_model_and_no_other_library() -> None:
    loaded = python("import sys, wiredesk; print(*sorted(sys.modules))").split()

    assert "wiredesk" in loaded
    assert not set(HEAVY) & set(loaded)


def test_importing_the_package_is_fast() -> None:
    def seconds(program: str) -> float:
        """Of processor time, since the machine may be busy."""
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        python(program)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    # The fastest of several runs, minus the start of Python itself.
    took = min(seconds("import wiredesk") for _ in range(5)) - min(seconds("pass") for _ in range(5))

    assert took < 0.3


@pytest.mark.parametrize(
    "imports",
    [
        "import wiredesk",
        "import wiredesk.clean.stage, wiredesk.enrich.stage, wiredesk",
        "import wiredesk, wiredesk.clean.stage, wiredesk.enrich.stage",
        "from wiredesk.enrich import stage; from wiredesk.clean import clean; import wiredesk",
        "import importlib, wiredesk; importlib.import_module('wiredesk.clean'); import wiredesk.enrich",
        "import wiredesk.stages.registry, wiredesk.cli.main, wiredesk",
    ],
)
def test_the_names_are_functions_whatever_was_imported_before(imports: str) -> None:
    printed = python(f"{imports}; print(*(type(f).__name__ for f in (wiredesk.clean, wiredesk.enrich, wiredesk.read)))")

    assert printed == "function function function"


@pytest.mark.parametrize("module", ["clean.clean", "clean.parse.parse", "enrich.enrich", "enrich.stage"])
def test_a_module_of_a_subpackage_can_be_imported_under_another_name(module: str) -> None:
    printed = python(f"import wiredesk.{module} as m; print(m.__name__, type(m).__name__)")

    assert printed == f"wiredesk.{module} module"


def test_the_functions_can_be_pickled() -> None:
    assert pickle.loads(pickle.dumps(wiredesk.clean)) is wiredesk.clean
    assert pickle.loads(pickle.dumps(wiredesk.enrich)) is wiredesk.enrich


@pytest.mark.parametrize(
    "cleaned",
    [
        lambda: wiredesk.clean(text="The ferry is back.", title="Ferry", article_id="a1"),
        lambda: wiredesk.clean(text=b"The ferry is back.", title="Ferry", article_id="a1"),
        lambda: wiredesk.clean(html="<p>The ferry is back.</p>", title="Ferry", article_id="a1"),
        lambda: wiredesk.clean({"article_id": "a1", "headline": "Ferry", "text": "The ferry is back."}),
        lambda: wiredesk.clean(b'{"article_id": "a1", "title": "Ferry", "text": "The ferry is back."}'),
        lambda: wiredesk.clean('{"article_id": "a1", "title": "Ferry", "text": "The ferry is back."}'),
        lambda: wiredesk.clean(RawArticle(article_id="a1", title="Ferry", text="The ferry is back.")),
    ],
)
def test_an_article_can_be_passed_in_any_form(cleaned: Callable[[], CleanArticle]) -> None:
    article = cleaned()

    assert (article.article_id, article.title, article.text) == ("a1", "Ferry", "The ferry is back.")


def test_bytes_in_another_encoding_are_decoded() -> None:
    page = '<html><head><meta charset="windows-1251"></head><body><p>Паром вернулся на озеро.</p></body></html>'

    assert wiredesk.clean(html=page.encode("cp1251")).text == "Паром вернулся на озеро."
    assert wiredesk.clean(page.encode("cp1251")).text == "Паром вернулся на озеро."


def test_an_article_without_an_id_gets_the_same_one_each_time() -> None:
    by_url = wiredesk.clean(text="The ferry is back.", url="https://news.example/ferry")

    assert by_url.article_id == wiredesk.clean(text="Changed.", url="https://news.example/ferry").article_id
    assert wiredesk.clean(text="One.").article_id == wiredesk.clean("One.").article_id


@pytest.mark.parametrize(
    ("call", "error", "complaint"),
    [
        (lambda: wiredesk.clean(text=""), EmptyArticle, "'text' and 'html' are empty"),
        (lambda: wiredesk.clean({"text": ["a"]}), MalformedArticle, "text"),
        (lambda: wiredesk.clean({"text": object()}), MalformedArticle, "cannot be written as JSON"),
        (lambda: wiredesk.clean(b'{"text": '), MalformedArticle, "not JSON"),
        (lambda: wiredesk.clean({"text": "a", "withdrawn": True}), EmptyArticle, "withdrawn"),
        (lambda: wiredesk.enrich({"text": "a"}), MalformedArticle, "article_id"),
        *(
            (
                lambda value=value: wiredesk.enrich(value),
                MalformedArticle,
                "'article_id' and 'text', or use wiredesk.read",
            )
            for value in ("Ferry.", b"Ferry.", ["Ferry."], [("text", "Ferry.")], 3, None)
        ),
        *(
            (lambda value=value: wiredesk.clean(value), MalformedArticle, "'text' or 'html'")
            for value in ([b"Ferry."], {"Ferry."}, 3, 2.5)
        ),
    ],
)
def test_an_invalid_article_is_reported(call: Callable[[], object], error: type[Exception], complaint: str) -> None:
    with pytest.raises(error, match=complaint):
        call()


@pytest.mark.parametrize(
    ("call", "complaint"),
    [
        (lambda clean: clean(), "html= or text="),
        (lambda clean: clean(title="Ferry"), "html= or text="),
        (lambda clean: clean("words", url="https://news.example"), "not both"),
        (lambda clean: clean(text="words", section="World"), "unknown keyword section"),
    ],
)
def test_a_wrong_call_is_reported_with_the_usage(call: Callable[[Any], object], complaint: str) -> None:
    with pytest.raises(TypeError, match=complaint):
        call(wiredesk.clean)


def test_read_gives_the_same_as_clean_and_enrich() -> None:
    article = wiredesk.clean(text="“We waited,” said Ama Mensah.", title="Ferry")

    result = wiredesk.read(text="“We waited,” said Ama Mensah.", title="Ferry")

    assert result == wiredesk.enrich(article)
    assert result.article == article
    assert [quote.text for quote in result.quotes] == ["We waited"]
    assert result.quotes == result.quotes_record.quotes
    assert result.entities == result.entities_record.entities


def test_the_schemas_package_exports_every_public_model() -> None:
    models = {
        name
        for module in ("clean", "dead", "entities", "quotes", "raw")
        for name, value in vars(getattr(wiredesk_schemas, module)).items()
        if isinstance(value, type) and value.__module__.startswith("wiredesk_schemas")
    }

    assert models <= set(wiredesk_schemas.__all__)


def test_a_model_is_built_when_it_is_asked_for() -> None:
    loaded = python("import sys; from wiredesk_schemas import CleanArticle; print(*sys.modules)").split()

    assert "wiredesk_schemas.clean" in loaded
    assert "wiredesk_schemas.alerts" not in loaded


def test_every_name_of_the_schemas_package_can_be_imported_and_no_other() -> None:
    assert all(hasattr(wiredesk_schemas, name) for name in wiredesk_schemas.__all__)
    assert not hasattr(wiredesk_schemas, "Clean")
