import re
from pathlib import Path

PAGE = Path(__file__).parents[3] / "workers" / "wiredesk" / "desk" / "page"
SOURCES = sorted(file for file in PAGE.rglob("*") if file.suffix in (".html", ".css", ".js", ".svg", ".json"))

NAMESPACE = "http://www.w3.org/2000/svg"
"""An XML namespace is only a name: no request is sent to it."""


def test_no_file_of_the_page_names_an_outside_host() -> None:
    for file in SOURCES:
        named = re.findall(r"(?:https?:)?//[\w.-]+\.\w+", file.read_text().replace(NAMESPACE, ""))
        assert named == [], file.name


def test_no_module_of_the_page_makes_elements_or_code_out_of_text() -> None:
    makers = re.compile(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|\beval\(|new Function")

    for file in PAGE.rglob("*.js"):
        assert makers.findall(file.read_text()) == [], file.name


def test_the_page_has_no_inline_script_and_no_inline_style() -> None:
    html = (PAGE / "index.html").read_text()

    assert re.findall(r"<script(?![^>]* src=)|<style|\sstyle=|\son\w+=", html) == []


def test_all_modules_are_preloaded() -> None:
    ahead = re.findall(r'<link rel="modulepreload" href="/page/([\w./]+)">', (PAGE / "index.html").read_text())

    assert ahead == sorted(file.relative_to(PAGE).as_posix() for file in PAGE.rglob("*.js") if file.name != "main.js")


def test_the_page_with_its_map_is_light_enough_for_a_phone() -> None:
    assert sum(file.stat().st_size for file in SOURCES) < 230_000
    assert (PAGE / "land.json").stat().st_size < 60_000
