// One watch: what it asks for, where its alerts go, what it would have matched, and its alerts.

import { editPath } from "/page/lib/addresses.js";
import { ask, send } from "/page/lib/api.js";
import { fill, h } from "/page/lib/dom.js";
import { exportsOf } from "/page/parts/search/exports.js";
import { when } from "/page/parts/when.js";
import { conditions } from "/page/parts/watches/conditions.js";
import { alertList } from "/page/parts/watches/live.js";
import { rightsOf } from "/page/parts/watches/rights.js";

/** @returns {Promise<import("/page/lib/router.js").View>} */
export async function watch(parameters, signal, go) {
  const id = parameters.get("id") ?? "";
  const [{ watch: shown, rights }, alerts] = await Promise.all([
    ask("/api/watch", { id }, signal),
    alertList({ watch: id }, signal, "No alert yet. One appears here as soon as an article matches."),
  ]);
  return {
    title: shown.name,
    alert: alerts.alert,
    open: alerts.open,
    node: h("div", { class: "page watches" },
      h("p", { class: "kicker" }, h("a", { href: "/watches" }, "Watches")),
      h("h1", { tabindex: "-1", dir: "auto" }, shown.name),
      conditions(shown),
      h("p", { class: "hint" }, delivery(shown), " Saved ", when(shown.saved_at), "."),
      rights.write ? changes(shown, go) : rightsOf(rights),
      h("section", { "aria-labelledby": "alerts-heading" },
        h("h2", { id: "alerts-heading", class: "list-heading" }, "Alerts"), alerts.nodes),
      exportsOf("/api/alerts", { watch: id }),
      h("p", { class: "hint" }, "For a feed reader: ", h("a", { class: "feed", href: shown.feed, rel: "noreferrer" }, "feed of this watch"),
        ". ", shown.feed.includes("key=") && "Its address holds a key: whoever has it can read the alerts of this watch.")),
  };
}

function delivery({ deliver_to: to, deliver_updates: updates }) {
  if (!to.length) return "Its alerts are shown here and sent nowhere.";
  const what = updates ? "each change" : "when one is raised or retracted";
  return `Its alerts are sent to ${to.map(({ host }) => host).join(", ")}: ${what}.`;
}

function changes(shown, go) {
  const said = h("p", { class: "wrong", role: "alert" });
  const sure = h("button", { type: "button", hidden: true }, "Remove it for good");
  const button = h("button", { type: "button", onclick: () => {
    sure.hidden = false;
    sure.focus();
  } }, "Remove");
  sure.addEventListener("click", async () => {
    try {
      await send("DELETE", `/api/watch?${new URLSearchParams({ id: shown.watch_id })}`, null, { "If-Match": shown.etag });
      await go("/watches");
    } catch (error) {
      fill(said, error.message);
    }
  });
  return h("div", { class: "changes" },
    h("a", { class: "make", href: editPath(shown.watch_id) }, "Change or test"), button, sure, said);
}
