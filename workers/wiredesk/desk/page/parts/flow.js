// Whether the stream runs and keeps up: articles a minute, what waits, what died.

import { bars } from "/page/parts/charts/bars.js";
import { fill, h } from "/page/lib/dom.js";
import { count, counted } from "/page/lib/words.js";

/** Show the desk's account of the flow in the foot of the page. */
export function showFlow(flow) {
  const { per_minute: minutes, stored, dead_last_hour: dead, live_pages: pages, lag } = flow;
  const hour = minutes.reduce((sum, number) => sum + number, 0);
  fill(document.getElementById("flow"),
    h("div", { class: "flow-chart" },
      bars(minutes, `Articles each minute of the last hour, at most ${count(Math.max(...minutes))}`),
      h("p", { class: "axis", "aria-hidden": "true" }, h("span", {}, "an hour ago"), h("span", {}, "now"))),
    h("dl", { class: "flow-facts" },
      figure("in the last hour", counted(hour, "article")),
      figure("kept", counted(stored, "article")),
      figure("waiting for clean", lagOf(lag.clean), behind(lag.clean)),
      figure("waiting for enrich", lagOf(lag.enrich), behind(lag.enrich)),
      figure("died in the last hour", counted(dead, "article"), dead > 0),
      figure("open live", counted(pages, "page"))));
}

const RECENT = 5; // minutes over which the pace at the top of the page is taken

/** The few words of it that stand at the top of the page. */
export function pulse({ per_minute: minutes, lag }) {
  const waiting = lag.clean === null || lag.enrich === null ? "lag unknown" : `lag ${count(lag.clean + lag.enrich)}`;
  const whole = minutes.slice(-1 - RECENT, -1); // the last minute has only begun
  const pace = Math.round(whole.reduce((sum, number) => sum + number, 0) / Math.max(1, whole.length));
  return `${count(pace)} a minute · ${waiting}`;
}

const MUCH = 1_000; // articles that wait: about a minute's work of one worker

const behind = (lag) => lag === null || lag > MUCH;

const lagOf = (lag) => (lag === null ? "unknown" : counted(lag, "article"));

function figure(name, value, warn = false) {
  return h("div", { class: warn ? "warn" : null }, h("dt", {}, name), h("dd", {}, value));
}
