"""`wiredesk doctor`: is everything here and does it fit together?"""

import asyncio
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Annotated

import orjson
import typer

from wiredesk.errors import ConfigurationError
from wiredesk.settings import Settings, load_settings, unknown_settings


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: whether it is well, and what to do if not."""

    what: str
    well: bool
    detail: str


def doctor(
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a finding.")] = False,
) -> None:
    """Check Python, settings, language model, embedded broker, Kafka and topics; exit status 1 if anything is wrong.

    No secret is printed.
    """
    well = True
    for finding in _findings():
        well &= finding.well
        if as_json:
            typer.echo(orjson.dumps({"check": finding.what, "ok": finding.well, "detail": finding.detail}))
        else:
            typer.echo(f"{'ok ' if finding.well else 'BAD'}  {finding.what:25} {finding.detail}")
    if not well:
        raise typer.Exit(1)


def _findings() -> Iterator[Finding]:
    yield Finding("python", sys.version_info >= (3, 11), sys.version.split()[0])
    try:
        settings = load_settings()
    except ConfigurationError as error:
        yield Finding("settings", False, str(error))
        return
    unknown = unknown_settings()
    changed = ", ".join(sorted(settings.model_fields_set)) or "all by default"
    yield Finding("settings", not unknown, "; ".join(unknown) or changed)
    yield _try("codecs", _codecs)
    yield _try("language model", _model)
    yield _try("embedded broker", _embedded)
    kafka = _try("kafka", lambda: _kafka(settings))
    yield kafka
    if kafka.well:
        yield from asyncio.run(_cluster(settings))


def _try(what: str, look: Callable[[], str]) -> Finding:
    try:
        return Finding(what, True, look())
    except Exception as error:  # whatever is wrong is the finding
        return Finding(what, False, str(error) or type(error).__name__)


def _codecs() -> str:
    """The names of the codecs with which producers and topics may compress, each tried on a few bytes."""
    import gzip

    from aiokafka.codec import lz4_encode, snappy_encode, zstd_encode

    from wiredesk.kafka.fetch.unpack import CODEC_NAMES, GZIP, LZ4, SNAPPY, ZSTD, unpacked

    sample = b"What a producer has compressed, a stage can read." * 10
    for codec, pack in {GZIP: gzip.compress, SNAPPY: snappy_encode, LZ4: lz4_encode, ZSTD: zstd_encode}.items():
        if b"".join(unpacked(codec, bytes(pack(sample)))) != sample:
            raise ConfigurationError(
                f"{CODEC_NAMES[codec]} does not give back what it was given: install cramjam again"
            )
    return ", ".join(CODEC_NAMES.values())


def _model() -> str:
    from wiredesk.enrich.model.annotator import NewsroomAnnotator, newsroom_annotator

    annotation = newsroom_annotator().annotate("Ama Mensah spoke in Accra.")
    return (
        f"reads {', '.join(sorted(NewsroomAnnotator.languages))}; {len(annotation.mentions)} names in a test sentence"
    )


def _embedded() -> str:
    from wiredesk.broker.embedded import is_installed

    return "installed" if is_installed() else "not installed (only `wiredesk demo` wants it: wiredesk[demo])"


def _kafka(settings: Settings) -> str:
    from wiredesk.kafka.connection import PATIENCE, wait_for_broker
    from wiredesk.kafka.producer_support import SUPPORTED, UNSUPPORTED, with_producer_support

    async def ask() -> Settings:
        await wait_for_broker(settings, PATIENCE)
        return await with_producer_support(settings)

    supported = asyncio.run(ask()).idempotent_producer
    producers = SUPPORTED if supported else UNSUPPORTED
    return f"answers at {settings.brokers} ({settings.security_protocol}); {producers}"


async def _cluster(settings: Settings) -> list[Finding]:
    """Each fault of the cluster is a finding of its own."""
    from aiokafka.errors import KafkaError

    from wiredesk.kafka.checks import checks

    findings: list[Finding] = []
    try:
        async for check in checks(settings):
            if check.faults:
                findings += [Finding(check.what, False, fault) for fault in check.faults]
            else:
                findings.append(Finding(check.what, True, check.found))
    except (KafkaError, OSError) as error:
        findings.append(Finding("kafka", False, f"stopped answering: {type(error).__name__}: {error}"))
    return findings
