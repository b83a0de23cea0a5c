"""The examples of docs/python.md give what the page shows."""

import doctest
import re
from pathlib import Path

PAGE = Path(__file__).parents[3] / "docs" / "python.md"


def test_each_example_gives_what_the_page_shows() -> None:
    examples = "\n".join(re.findall(r"```pycon\n(.*?)```", PAGE.read_text(), re.DOTALL))
    test = doctest.DocTestParser().get_doctest(examples, {}, PAGE.name, str(PAGE), 0)
    report: list[str] = []

    result = doctest.DocTestRunner(optionflags=doctest.IGNORE_EXCEPTION_DETAIL).run(test, out=report.append)

    assert result.attempted > 10
    assert result.failed == 0, "".join(report)
