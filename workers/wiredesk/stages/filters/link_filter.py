"""The stage `link` without Kafka: record lines in; the same lines out, and at the end the records that link them."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from wiredesk.dead_letter import dead_letter
from wiredesk.enrich.user_knowledge import read_knowledge
from wiredesk.errors import MalformedArticle
from wiredesk.link.linker import Linker
from wiredesk.link.reading import KINDS, read_key, read_record
from wiredesk.link.state.names.bearer_names import Identify
from wiredesk.message import Message
from wiredesk.settings import Settings
from wiredesk.stages.filters.filter import OnDead
from wiredesk.stages.filters.record_lines import JSON_HEADERS, read_lines, read_record_line, record_line


def link_lines(
    settings: Settings, lines: Iterable[bytes], counted: Counter[str], on_dead: OnDead = lambda letter: None
) -> Iterator[bytes]:
    """The input lines, followed by the records that link their articles.

    Records may come in any order; the result is the same. Of records with one key the newest version counts, or the
    last if versions are equal.

    Args:
        settings: for the topics' prefix, the window and the user's knowledge file.
        lines: records as `clean` and `enrich` write them, or bare clean articles; blank lines are skipped.
        counted: linked articles are counted as `published`, unreadable records as `dead`.
        on_dead: called with each dead letter.
    """
    linker = Linker(identify=identify_with(settings), window=settings.link_window_hours * 3600.0)
    kinds = {settings.topic(kind): kind for kind in KINDS}
    for index, stripped in read_lines(lines):
        message = read_record_line(stripped)
        if message is None:
            message = Message(settings.topic("clean"), None, stripped, JSON_HEADERS)
        else:
            yield stripped + b"\n"
        kind = kinds.get(message.topic)
        if kind is None:
            continue
        try:
            _apply(linker, kind, message)
        except MalformedArticle as error:
            counted["dead"] += 1
            letter = dead_letter(replace(message, partition=0, offset=index), "link", settings.topic("dead"), error)
            on_dead(letter)
            yield record_line(letter, settings.topic("dead"))
    for topic, key, value in linker.flush(complete=True):
        counted["published"] += topic == "copies"
        yield record_line(Message(settings.topic(topic), key.encode(), value), settings.topic("dead"))


def _apply(linker: Linker, kind: str, message: Message) -> None:
    if message.value is None or message.value == b"null":
        linker.withdraw(kind, read_key(message.key))
        return
    linker.put(kind, read_record(kind, message.value))


def identify_with(settings: Settings) -> Identify:
    """A lookup in the user's knowledge file, if there is one.

    Raises:
        ConfigurationError: a line of the file is invalid.
    """
    if settings.knowledge_file is None:
        return lambda kind, name: None
    knowledge = read_knowledge(settings.knowledge_file)
    return lambda kind, name: knowledge.identify(kind, [name])  # type: ignore[arg-type]
