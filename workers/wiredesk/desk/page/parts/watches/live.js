// A list of alerts that grows at its top while it is shown. One that changes moves up, as on the desk.

import { ask } from "/page/lib/api.js";
import { announce } from "/page/lib/announce.js";
import { fill, h } from "/page/lib/dom.js";
import { older } from "/page/parts/older.js";
import { alertOf } from "/page/parts/watches/alert.js";

/**
 * @param {Object<string, string|null>} asked parameters of `/api/alerts`
 * @param {AbortSignal} signal
 * @param {string} none what is said where there is no alert
 * @returns {Promise<{nodes: HTMLElement[], alert: function(Object): void, open: function(Object): void}>}
 */
export async function alertList(asked, signal, none) {
  const how = { watch: !asked.watch };
  const first = await ask("/api/alerts", asked, signal);
  const shown = new Map(); // alert's id → its element
  const empty = h("p", { class: "empty", hidden: first.alerts.length > 0 }, none);
  const list = h("ol", { class: "alerts", "aria-label": "Alerts" });

  function made(alert) {
    shown.get(alert.alert_id)?.remove();
    const element = alertOf(alert, how);
    shown.set(alert.alert_id, element);
    return element;
  }

  function top(alert) {
    if (asked.watch && alert.watch_id !== asked.watch) return;
    const known = shown.get(alert.alert_id);
    const focused = known?.contains(document.activeElement);
    const element = made(alert);
    list.prepend(element);
    if (focused) element.focus({ preventScroll: true });
    empty.hidden = true;
    announce(`${alert.status === "retracted" ? "Retracted" : "Alert"}: ${alert.evidence.headline.text}`);
  }

  async function reload() {
    const { alerts } = await ask("/api/alerts", asked);
    for (const alert of alerts.toReversed()) list.prepend(made(alert));
    empty.hidden = shown.size > 0;
  }

  fill(list, first.alerts.map(made));
  const more = older(list, "Older alerts", first.next, async (before) => {
    const page = await ask("/api/alerts", { ...asked, before });
    return { elements: page.alerts.filter(({ alert_id: id }) => !shown.has(id)).map(made), next: page.next };
  });
  return {
    nodes: [empty, list, ...more],
    alert: top,
    open: ({ again }) => {
      if (again) reload().catch(() => {}); // the line at the top says that the desk is away
    },
  };
}
