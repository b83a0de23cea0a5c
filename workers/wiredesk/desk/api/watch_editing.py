"""Watches over HTTP: listed and shown without secrets, made, changed, removed and tried out.

Watches are written to `news.watches`, from where this desk and every other reads them back.
"""

import asyncio
import hashlib
import hmac
import logging
import secrets
import time
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import urlencode

import orjson
from aiohttp import web
from aiokafka.errors import KafkaError

from wiredesk.desk.api.auth import AccessControl, DeniedError
from wiredesk.desk.api.handlers import body_response
from wiredesk.desk.api.parameters import read_all
from wiredesk.desk.api.routes import WATCH_ID, WATCH_LIST, Route
from wiredesk.desk.queries.watching.trial import in_range, trial_part
from wiredesk.desk.queries.watching.watches import id_for, saved, watch, watches
from wiredesk.desk.store.store import Store, TooSlowError
from wiredesk.desk.times import iso_utc, time_of
from wiredesk.errors import OperationError
from wiredesk.kafka.delivery import RefusedError
from wiredesk.kafka.watch_topic import publish_watches
from wiredesk.settings import Settings
from wiredesk.watch.saved_watches import InvalidWatchError, checked_watch, host_of, with_secrets
from wiredesk_schemas.watches import Watch, WatchAddress

log = logging.getLogger(__name__)

ACKNOWLEDGED_WITHIN = 10.0
"""Seconds for Kafka to acknowledge a watch."""

STORED_WITHIN = 5.0
"""Seconds to wait until the desk has read a watch back, which takes a part of a second."""

TRIAL_SECONDS = 8.0
"""Seconds of matching for one trial."""

MAX_MATCHES = 50
"""Matches of a trial that are returned, the newest."""

Publish = Callable[[Settings, list[tuple[str, bytes | None]]], Awaitable[None]]


class WatchEditing:
    """Handlers of the routes of watches.

    Args:
        store: has the watches.
        settings: the connection to the brokers.
        access: decides who may write.
        publish: writes records to `news.watches`.
    """

    def __init__(
        self, store: Store, settings: Settings, access: AccessControl, publish: Publish = publish_watches
    ) -> None:
        self._store, self._settings, self._access, self._publish = store, settings, access, publish
        self._key = secrets.token_bytes(32)  # of address ids, which say nothing about passwords in addresses
        self._trial = asyncio.Lock()

    def handlers(self) -> dict[tuple[str, str], Callable[[web.Request], Awaitable[web.Response]]]:
        """The handler of each method and path."""
        return {
            ("GET", "/api/watches"): self._list,
            ("POST", "/api/watches"): self._add,
            ("GET", "/api/watch"): self._one,
            ("PUT", "/api/watch"): self._change,
            ("DELETE", "/api/watch"): self._remove,
            ("POST", "/api/watches/test"): self._try_out,
        }

    async def _list(self, request: web.Request) -> web.Response:
        given = read_all(WATCH_LIST, request.query)
        found, total, after = await self._store.ask(watches, given["after"], given["limit"])
        shown = [self._shown(saved_watch) for saved_watch in found]
        return _response({"watches": shown, "total": total, "next": after, "rights": self._rights(request)})

    async def _one(self, request: web.Request) -> web.Response:
        found = await self._store.ask(watch, read_all((WATCH_ID,), request.query)["id"])
        if found is None:
            raise _unknown()
        return _response({"watch": self._shown(found), "rights": self._rights(request)})

    async def _add(self, request: web.Request) -> web.Response:
        read_all((), request.query)
        fields = await _fields(request)
        try:
            if not fields.get("watch_id"):
                fields["watch_id"] = await self._store.ask(id_for, str(fields.get("name") or ""))
        except InvalidWatchError as error:
            raise _wrong(error) from error
        made = await self._checked(fields, None)
        if await self._store.ask(saved, made.watch_id):
            raise DeniedError(409, f"there is a watch {made.watch_id} already: give another name", parameter="watch_id")
        return await self._save(made, 201)

    async def _change(self, request: web.Request) -> web.Response:
        watch_id, current = await self._current(request)
        fields = {**await _fields(request), "watch_id": watch_id}
        return await self._save(await self._checked(fields, current), 200)

    async def _remove(self, request: web.Request) -> web.Response:
        watch_id, _ = await self._current(request)
        await self._write(watch_id, None)
        stored = await self._read_back(watch_id, None)
        return _response({"watch_id": watch_id, "stored": stored, "secrets": []})

    async def _current(self, request: web.Request) -> tuple[str, Watch]:
        """The watch that a request is about, if it is still the one that the client has seen."""
        watch_id = read_all((WATCH_ID,), request.query)["id"]
        found = await self._store.ask(saved, watch_id)
        if found is None:
            raise _unknown()
        seen = request.headers.get("If-Match")
        if seen is not None and seen != found[1]:
            raise DeniedError(412, "this watch was changed meanwhile: load it again")
        return watch_id, found[0]

    async def _save(self, made: Watch, status: int) -> web.Response:
        made, new = with_secrets(made)
        await self._write(made.watch_id, made.to_json())
        stored = await self._read_back(made.watch_id, made)
        shown = [{"host": host, "secret": secret} for host, secret in new]
        return _response({"watch_id": made.watch_id, "stored": stored, "secrets": shown}, status)

    async def _write(self, watch_id: str, value: bytes | None) -> None:
        try:
            async with asyncio.timeout(ACKNOWLEDGED_WITHIN):
                await self._publish(self._settings, [(watch_id, value)])
        except RefusedError as error:
            raise DeniedError(400, "the watch is too large for Kafka: shorten its lists") from error
        except (KafkaError, OSError, OperationError) as error:
            log.warning("watch %s was not written: %s: %s", watch_id, type(error).__name__, error)
            raise DeniedError(
                503,
                f"Kafka did not take the watch ({type(error).__name__}): try again; where the cluster has ACLs, grant "
                "the desk what `wiredesk topics acls --editor` prints",
                {"Retry-After": "5"},
            ) from error

    async def _read_back(self, watch_id: str, wanted: Watch | None) -> bool:
        """Wait until the desk has what was written."""
        end = time.monotonic() + STORED_WITHIN
        while time.monotonic() < end:
            found = await self._store.ask(saved, watch_id)
            if (found[0] if found else None) == wanted:
                return True
            await asyncio.sleep(0.05)
        return False

    async def _try_out(self, request: web.Request) -> web.Response:
        read_all((), request.query)
        fields = await _fields(request)
        wanted = await self._checked({"watch_id": "test", "name": "test", **fields, "deliver_to": []}, None)
        if self._trial.locked():
            raise DeniedError(503, "another watch is being tested: retry in a few seconds", {"Retry-After": "5"})
        async with self._trial:
            return _response(await self._matched(wanted))

    async def _matched(self, wanted: Watch) -> dict[str, Any]:
        now, end = self._store.now(), time.monotonic() + TRIAL_SECONDS
        articles = await self._store.ask(in_range, now)
        matches: list[dict[str, Any]] = []
        checked, matched, before, since = 0, 0, None, now
        while True:
            try:
                part = await self._store.ask(trial_part, wanted, now, before)
            except TooSlowError:  # on a busy machine, or with huge articles: what is known so far is worth showing
                if not checked:
                    raise
                break
            checked, matched = checked + part.checked, matched + len(part.found)
            matches += part.found[: MAX_MATCHES - len(matches)]
            since = time_of(part.earliest) if part.earliest is not None else since
            if part.before is None or time.monotonic() > end:
                break
            before = part.before
        counts = {"checked": checked, "articles": max(articles, checked), "matched": matched}
        return {"since": iso_utc(since), **counts, "matches": matches}

    async def _checked(self, fields: dict[str, Any], current: Watch | None) -> Watch:
        """The watch of a request's fields; addresses that it keeps are those of the current one."""
        try:
            fields = {**fields, "deliver_to": self._addresses(fields.get("deliver_to"), current)}
            return await asyncio.to_thread(checked_watch, fields)  # loads apprise, which takes part of a second
        except InvalidWatchError as error:
            raise _wrong(error) from error

    def _addresses(self, sent: Any, current: Watch | None) -> list[Any]:
        known = {self._address_id(address): address for address in (current.deliver_to if current else ())}
        found: list[Any] = []
        for index, item in enumerate(sent if isinstance(sent, list) else []):
            kept = item.get("address_id") if isinstance(item, dict) else None
            if kept is None:
                found.append(item)
            elif kept in known:
                found.append(known[kept].model_dump())
            else:
                raise InvalidWatchError("is unknown: load the watch again", f"deliver_to.{index}.address_id")
        return found

    def _address_id(self, address: WatchAddress) -> str:
        return hmac.new(self._key, address.url.encode(), hashlib.sha256).hexdigest()[:16]

    def _shown(self, record: dict[str, Any]) -> dict[str, Any]:
        """A watch without what is secret in it."""
        addresses = [WatchAddress.model_validate(address) for address in record["deliver_to"]]
        key = self._access.feed_key(record["watch_id"])
        feed = {"watch": record["watch_id"], "format": "atom", **({"key": key} if key else {})}
        return {
            **record,
            "deliver_to": [
                {"address_id": self._address_id(address), "host": host_of(address.url)} for address in addresses
            ],
            "feed": f"/api/alerts?{urlencode(feed)}",
        }

    def _rights(self, request: web.Request) -> dict[str, bool]:
        return {"write": self._access.may_write(request), "writable": self._access.writable}


def editing_routes(editing: WatchEditing, routes: tuple[Route, ...]) -> list[web.RouteDef]:
    """The routes of watches for an application; aiohttp adds HEAD to GET."""
    known = {(route.method, route.path) for route in routes}
    found = []
    for (method, path), handler in editing.handlers().items():
        assert (method, path) in known, f"{method} {path} is not among the routes"
        found.append(web.route(method, path, handler))
    return found


async def _fields(request: web.Request) -> dict[str, Any]:
    """The JSON object that a request sends."""
    try:
        found = orjson.loads(await request.read())
    except orjson.JSONDecodeError as error:
        raise DeniedError(400, f"the body is not JSON: {error}") from error
    if not isinstance(found, dict):
        raise DeniedError(400, "the body must be a JSON object with the fields of a watch")
    return found


def _wrong(error: InvalidWatchError) -> DeniedError:
    return DeniedError(400, str(error), parameter=error.field)


def _unknown() -> DeniedError:
    return DeniedError(404, "no such watch on this desk: removed, or unknown; see /api/watches")


def _response(body: dict[str, Any], status: int = 200) -> web.Response:
    response = body_response(orjson.dumps(body))
    response.set_status(status)
    return response
