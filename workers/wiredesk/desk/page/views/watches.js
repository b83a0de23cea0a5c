// All watches, and the newest alerts of any of them.

import { editPath, watchPath } from "/page/lib/addresses.js";
import { ask } from "/page/lib/api.js";
import { h } from "/page/lib/dom.js";
import { count, counted } from "/page/lib/words.js";
import { exportsOf } from "/page/parts/search/exports.js";
import { when } from "/page/parts/when.js";
import { conditions } from "/page/parts/watches/conditions.js";
import { alertList } from "/page/parts/watches/live.js";
import { older } from "/page/parts/older.js";
import { rightsOf } from "/page/parts/watches/rights.js";

/** @returns {Promise<import("/page/lib/router.js").View>} */
export async function watches(_parameters, signal) {
  const [answer, alerts] = await Promise.all([
    ask("/api/watches", {}, signal),
    alertList({ limit: "10" }, signal, "No alert yet. One appears here as soon as an article matches a watch."),
  ]);
  const list = h("ol", { class: "watch-list" }, answer.watches.map(entry));
  const more = older(list, "More watches", answer.next, async (after) => {
    const page = await ask("/api/watches", { after });
    return { elements: page.watches.map(entry), next: page.next };
  });
  return {
    title: "Watches",
    alert: alerts.alert,
    open: alerts.open,
    node: h("div", { class: "page watches" },
      h("h1", { tabindex: "-1" }, "Watches"),
      h("p", { class: "lead" }, `${counted(answer.total, "watch", "watches")}. `,
        "A watch raises one alert for each story that matches it; later articles and copies update the alert."),
      answer.rights.write && h("p", {}, h("a", { class: "make", href: editPath() }, "Make a watch")),
      rightsOf(answer.rights),
      answer.total > 0 && [list, more],
      h("section", { "aria-labelledby": "alerts-heading" },
        h("h2", { id: "alerts-heading", class: "list-heading" }, "Latest alerts"), alerts.nodes),
      exportsOf("/api/alerts")),
  };
}

function entry(watch) {
  return h("li", { class: "watch" },
    h("h3", { dir: "auto" }, h("a", { href: watchPath(watch.watch_id) }, h("bdi", {}, watch.name))),
    h("p", { class: "hint" }, `${count(watch.alerts)} ${watch.alerts === 1 ? "alert" : "alerts"}`,
      watch.last_alert_at && [", the last ", when(watch.last_alert_at)]),
    conditions(watch));
}
