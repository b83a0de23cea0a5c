"""`wiredesk doctor`: check the installation, the configuration and the cluster."""

import asyncio
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Annotated

import orjson
import typer

from wiredesk.errors import ConfigurationError
from wiredesk.settings import Settings, load_settings, unknown_settings


@dataclass(frozen=True, slots=True)
class Finding:
    """The result of one check; `detail` has the remedy if it failed."""

    check: str
    ok: bool
    detail: str


def doctor(
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object per check.")] = False,
) -> None:
    """Check Python, settings, language model, embedded broker, Kafka and topics; exit status 1 if anything is wrong.

    No secret is printed.
    """
    all_ok = True
    for finding in _findings():
        all_ok &= finding.ok
        if as_json:
            typer.echo(orjson.dumps({"check": finding.check, "ok": finding.ok, "detail": finding.detail}))
        else:
            typer.echo(f"{'ok ' if finding.ok else 'BAD'}  {finding.check:25} {finding.detail}")
    if not all_ok:
        raise typer.Exit(1)


def _findings() -> Iterator[Finding]:
    yield Finding("python", sys.version_info >= (3, 11), sys.version.split()[0])
    try:
        settings = load_settings()
    except ConfigurationError as error:
        yield Finding("settings", False, str(error))
        return
    unknown = unknown_settings()
    changed = ", ".join(sorted(settings.model_fields_set)) or "all default"
    yield Finding("settings", not unknown, "; ".join(unknown) or changed)
    yield _try("codecs", _codecs)
    yield _try("language model", _model)
    if settings.knowledge_file is not None:
        yield _try("knowledge file", partial(_knowledge, settings.knowledge_file))
    yield _try("embedded broker", _embedded)
    kafka = _try("kafka", lambda: _kafka(settings))
    yield kafka
    if kafka.ok:
        yield from asyncio.run(_cluster(settings))


def _try(check: str, run: Callable[[], str]) -> Finding:
    try:
        return Finding(check, True, run())
    except Exception as error:  # every error is a finding
        return Finding(check, False, str(error) or type(error).__name__)


def _codecs() -> str:
    """The names of the compression codecs, each tested on a few bytes."""
    import gzip

    from aiokafka.codec import lz4_encode, snappy_encode, zstd_encode

    from wiredesk.kafka.fetch.codecs import CODEC_NAMES, GZIP, LZ4, SNAPPY, ZSTD, decompress

    sample = b"Stages can read what producers compress." * 10
    for codec, pack in {GZIP: gzip.compress, SNAPPY: snappy_encode, LZ4: lz4_encode, ZSTD: zstd_encode}.items():
        if b"".join(decompress(codec, bytes(pack(sample)))) != sample:
            raise ConfigurationError(f"{CODEC_NAMES[codec]} does not restore what it compressed: reinstall cramjam")
    return ", ".join(CODEC_NAMES.values())


def _model() -> str:
    from wiredesk.enrich.model.annotator import NewsroomAnnotator, newsroom_annotator

    annotation = newsroom_annotator().annotate("Ama Mensah spoke in Accra.")
    return (
        f"reads {', '.join(sorted(NewsroomAnnotator.languages))}; {len(annotation.mentions)} names in a test sentence"
    )


def _knowledge(file: Path) -> str:
    from wiredesk.enrich.user_knowledge import read_knowledge

    return f"{len(read_knowledge(file))} names in {file}"


def _embedded() -> str:
    from wiredesk.broker.embedded import is_installed

    return "installed" if is_installed() else "not installed (only `wiredesk demo` needs it: wiredesk[demo])"


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
    """One finding for each fault of the cluster."""
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
