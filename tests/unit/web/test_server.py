import asyncio
import socket

import pytest
from aiohttp import ClientSession, web

from wiredesk.errors import ConfigurationError
from wiredesk.web.server import serving


async def hello(request: web.Request) -> web.Response:
    return web.Response(text="hello")


def app() -> web.Application:
    made = web.Application()
    made.add_routes([web.get("/", hello)])
    return made


async def look(host: str = "127.0.0.1", port: int = 0) -> str:
    async with (
        serving(app(), host, port, "WIREDESK_MONITORING") as address,
        ClientSession() as session,
        session.get(address) as answer,
    ):
        return await answer.text()


def test_an_app_is_served_at_the_address_that_is_given() -> None:
    assert asyncio.run(look()) == "hello"


def test_the_port_is_free_again_after_the_block() -> None:
    async def twice() -> tuple[str, str]:
        async with serving(app(), "127.0.0.1", 0, "WIREDESK_MONITORING") as address:
            port = int(address.rpartition(":")[2])
        return address, await look(port=port)

    assert asyncio.run(twice())[1] == "hello"


def test_a_port_in_use_is_a_configuration_error_with_the_setting() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]

        with pytest.raises(
            ConfigurationError, match=rf"port {port} of 127.0.0.1 is in use: set WIREDESK_MONITORING_PORT"
        ):
            asyncio.run(look(port=port))


@pytest.mark.parametrize("host", ["192.0.2.7", "no.such.host.invalid"])
def test_an_address_of_another_machine_is_a_configuration_error(host: str) -> None:
    with pytest.raises(ConfigurationError, match=rf"WIREDESK_MONITORING_HOST={host} is not an address of this machine"):
        asyncio.run(look(host))


def test_a_port_above_65535_is_a_configuration_error() -> None:
    with pytest.raises(ConfigurationError, match="WIREDESK_MONITORING_PORT: port 65536"):
        asyncio.run(look(port=65536))


def test_an_open_request_does_not_delay_the_stop() -> None:
    async def wait_for_ever(request: web.Request) -> web.Response:
        await asyncio.sleep(3600)
        return web.Response()

    async def run() -> None:
        endless = web.Application()
        endless.add_routes([web.get("/", wait_for_ever)])
        async with ClientSession() as session:
            async with serving(endless, "127.0.0.1", 0, "WIREDESK_MONITORING") as address:
                asking = asyncio.create_task(session.get(address))
                await asyncio.sleep(0.1)
            asking.cancel()

    asyncio.run(asyncio.wait_for(run(), 60))
