// Who and what is named most, over the last hour and the last day.

import { entityPath } from "/page/lib/addresses.js";
import { ask } from "/page/lib/api.js";
import { bars } from "/page/parts/charts/bars.js";
import { fill, h } from "/page/lib/dom.js";
import { paced } from "/page/lib/pace.js";
import { count, counted, TYPES } from "/page/lib/words.js";

const FRESH = 15_000; // ms between two looks while the page is open

const SPANS = [
  { key: "hour", heading: "The last hour", step: "five minutes" },
  { key: "day", heading: "The last day", step: "hour" },
];

/** @returns {Promise<import("/page/lib/router.js").View>} */
export async function trends(_parameters, signal) {
  const tables = h("div", { class: "trends" });
  const show = (answer) => fill(tables, SPANS.map((span) => table(span, answer[span.key])));
  show(await ask("/api/trends", {}, signal));
  const again = paced(async () => {
    if (!tables.isConnected || tables.contains(document.activeElement)) return;
    const answer = await ask("/api/trends").catch(() => null); // the notice above says that the desk is away
    if (answer) show(answer);
  }, FRESH);
  return {
    title: "Trends",
    node: h("div", { class: "page wide" },
      h("h1", { tabindex: "-1" }, "Trends"),
      h("p", { class: "lead" }, "Whom and what the most articles name."),
      tables),
    article: again,
    shown: again,
  };
}

function table({ key, heading, step }, rows) {
  const most = Math.max(1, ...rows.flatMap(({ series }) => series));
  const columns = ["Name", "Articles", `Articles each ${step}`];
  return h("section", { "aria-labelledby": `trends-${key}` },
    h("h2", { id: `trends-${key}` }, heading),
    rows.length === 0
      ? h("p", { class: "empty" }, "No article has arrived in this time.")
      : h("table", {},
        h("thead", { class: "unseen" }, h("tr", {}, columns.map((column) => h("th", { scope: "col" }, column)))),
        h("tbody", {}, rows.map((row) => line(row, step, most)))));
}

function line(trend, step, most) {
  const path = entityPath(trend);
  const name = h("bdi", {}, trend.name);
  const peak = Math.max(...trend.series);
  return h("tr", {},
    h("th", { scope: "row" },
      path ? h("a", { href: path }, name) : name, h("span", { class: "type" }, TYPES[trend.type]?.one)),
    h("td", { class: "number" }, count(trend.count)),
    h("td", { class: "chart" }, bars(trend.series, `At most ${counted(peak, "article")} each ${step}`, most)));
}
