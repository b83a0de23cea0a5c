// Who and what is named most, over the last hour and the last day.

import { entityPath, path } from "/page/lib/addresses.js";
import { ask } from "/page/lib/api.js";
import { bars } from "/page/parts/charts/bars.js";
import { fill, h } from "/page/lib/dom.js";
import { paced } from "/page/lib/pace.js";
import { count, counted, TYPES } from "/page/lib/words.js";
import { exportsOf } from "/page/parts/search/exports.js";

const FRESH = 15_000; // ms between two looks while the page is open

const SPANS = [
  { key: "hour", heading: "The last hour", step: "five minutes" },
  { key: "day", heading: "The last day", step: "hour" },
];

/** @returns {Promise<import("/page/lib/router.js").View>} */
export async function trends(parameters, signal, go) {
  const asked = Object.fromEntries(parameters);
  const tables = h("div", { class: "trends" });
  const show = (answer) => fill(tables, SPANS.map((span) => table(span, answer[span.key])));
  show(await ask("/api/trends", asked, signal));
  const again = paced(async () => {
    if (!tables.isConnected || tables.contains(document.activeElement)) return;
    const answer = await ask("/api/trends", asked).catch(() => null); // the notice above says that the desk is away
    if (answer) show(answer);
  }, FRESH);
  return {
    title: "Trends",
    node: h("div", { class: "page wide" },
      h("h1", { tabindex: "-1" }, "Trends"),
      h("p", { class: "lead" }, "People and things that articles name: first those that far more articles name than before, ",
        "then those that most articles name."),
      choice(asked.type, go),
      tables,
      exportsOf("/api/trends", asked)),
    article: again,
    shown: again,
  };
}

const CHOICES = ["PERSON", "ORGANIZATION", "LOCATION", "FACILITY", "EVENT", "PRODUCT", "WORK", "NORP", "MISC"];

function choice(chosen, go) {
  const options = CHOICES.map((type) => h("option", { value: type, selected: type === chosen }, TYPES[type].all));
  const change = (event) => go(path("/trends", { type: event.target.value }), "trend-type");
  return h("div", { class: "field trend-type" },
    h("label", { for: "trend-type" }, "Names"),
    h("select", { id: "trend-type", onchange: change },
      h("option", { value: "" }, "Of all kinds, without nationalities"), options));
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
  const address = entityPath(trend);
  const name = h("bdi", {}, trend.name);
  const peak = Math.max(...trend.series);
  return h("tr", {},
    h("th", { scope: "row" },
      address ? h("a", { href: address }, name) : name,
      h("span", { class: "type" }, TYPES[trend.type]?.one, trend.rising && h("span", { class: "rising" }, "rising"))),
    h("td", { class: "number" }, count(trend.count)),
    h("td", { class: "chart" }, bars(trend.series, `At most ${counted(peak, "article")} each ${step}`, most)));
}
