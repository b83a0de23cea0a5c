"""`wiredesk notify`: delivers alerts."""

import logging

from wiredesk.settings import load_settings, unknown_settings

log = logging.getLogger(__name__)


def notify() -> None:
    """Deliver the alerts of watches to webhooks and other channels until stopped.

    Start more of them and one delivers while the others stand by. Failed deliveries are tried again for
    WIREDESK_NOTIFY_RETRY_HOURS, then they become dead letters: see [bold]wiredesk dead[/bold].

    [bold]Example[/bold]: WIREDESK_BROKERS=kafka:9092 wiredesk notify
    """
    from wiredesk.cli.worker import run_until_stopped
    from wiredesk.notify.notify_process import work
    from wiredesk.stage import StatefulStage
    from wiredesk.telemetry.logs import set_up_logs

    settings = load_settings()
    set_up_logs(settings, "notify")
    for message in unknown_settings():
        log.warning("%s", message)
    run_until_stopped([StatefulStage("notify", work)], settings)
