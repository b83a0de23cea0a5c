// Numbers of a view: who is quoted, by which newsrooms and when; word for word or reported; own reports or copies.

import { path } from "/page/lib/addresses.js";
import { ask } from "/page/lib/api.js";
import { h } from "/page/lib/dom.js";
import { count, counted, percent } from "/page/lib/words.js";
import { bars } from "/page/parts/charts/bars.js";
import { shares } from "/page/parts/charts/shares.js";
import { exportsOf } from "/page/parts/search/exports.js";
import { filterOf, filtersOf } from "/page/parts/search/filters.js";

const DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });

/** @returns {Promise<import("/page/lib/router.js").View>} */
export async function numbers(parameters, signal, go) {
  const filter = filterOf(parameters);
  const [answer, filters] = await Promise.all([
    ask("/api/numbers", filter, signal),
    filtersOf(filter, "/numbers", signal, go),
  ]);
  const { articles, quotes, direct, mixed, indirect, newsrooms } = answer;
  return {
    title: "Numbers",
    node: h("div", { class: "river numbers" },
      h("h1", { tabindex: "-1" }, filters.words ? ["Numbers of articles ", h("bdi", {}, filters.words)] : "Numbers"),
      filters.node,
      h("p", { class: "lead" }, `${counted(articles, "article")} and ${counted(quotes, "quote")}, counted from the newest. `,
        "Copies are counted like other articles."),
      quotes > 0 && section("kinds", "Word for word or reported",
        shares("Quotes", [["direct", direct], ["partly direct", mixed], ["reported", indirect]])),
      articles > 0 && section("origin", "Own reports or copies",
        shares("Articles", [["own reports", answer.own], ["of agencies", answer.agency], ["other copies", answer.copies]])),
      answer.speakers.length > 0 && section("quoted", "Who is quoted", quoted(answer, filter)),
      newsrooms.length > 0 && section("newsrooms", "Newsrooms", rooms(newsrooms, filter)),
      exportsOf("/api/numbers", filter),
      h("p", { class: "hint" }, "The files hold quotes by day, source and speaker.")),
  };
}

function section(id, heading, content) {
  return h("section", { "aria-labelledby": `${id}-heading` },
    h("h2", { id: `${id}-heading`, class: "list-heading" }, heading), content);
}

function quoted({ speakers, steps }, filter) {
  const most = Math.max(1, ...speakers.map((one) => one.quotes));
  const peak = Math.max(1, ...speakers.flatMap(({ series }) => series));
  const span = steps.length ? `${day(steps[0].first)} to ${day(steps.at(-1).last)}` : "no day of publication is known";
  const columns = ["Name", "Quotes", "Direct", `Over time, ${span}`, "Most quoted by"];
  return table(columns, speakers.map((one) => h("tr", {},
    h("th", { scope: "row" },
      h("a", { href: path("/quotes", { ...filter, speaker: one.entity_id }) }, h("bdi", {}, one.name))),
    h("td", { class: "number" }, h("span", { class: "meter" }, bars([one.quotes], `${counted(one.quotes, "quote")} of ${one.name}`, most), count(one.quotes))),
    h("td", { class: "number" }, percent(one.direct / one.quotes)),
    h("td", { class: "chart" }, one.series.length > 0 &&
      bars(one.series, `Quotes of ${one.name} over time, at most ${count(Math.max(...one.series))} at once`, peak)),
    h("td", { class: "by-whom" }, h("bdi", {}, one.sources.map(({ source, quotes }) => `${source} ${count(quotes)}`).join(", "))))));
}

function rooms(newsrooms, filter) {
  const columns = ["Source", "Articles", "Own reports", "Of agencies", "Other copies", "Quotes", "Direct"];
  return table(columns, newsrooms.map((room) => h("tr", {},
    h("th", { scope: "row" }, room.source
      ? h("a", { href: path("/numbers", { ...filter, source: room.source }) }, h("bdi", {}, room.source))
      : "no source named"),
    [room.articles, room.own, room.agency, room.copies, room.quotes].map((number) =>
      h("td", { class: "number" }, count(number))),
    h("td", { class: "number" }, room.quotes ? percent(room.direct / room.quotes) : "–"))));
}

function table(columns, rows) {
  return h("div", { class: "scrolls", tabindex: "0", role: "region", "aria-label": columns[0] === "Name" ? "Table of people" : "Table of newsrooms" },
    h("table", {},
      h("thead", {}, h("tr", {}, columns.map((column) => h("th", { scope: "col" }, column)))),
      h("tbody", {}, rows)));
}

const day = (iso) => DAY.format(new Date(iso));
