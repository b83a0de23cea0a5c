// Times as a newsroom reads them: the hour today, the day and the hour before, and in full where one asks.

import { h } from "/page/lib/dom.js";

const HOUR = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
const DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });
const YEAR = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric" });
const FULL = new Intl.DateTimeFormat("en-GB", { dateStyle: "full", timeStyle: "long" });

/** A `<time>` of an ISO 8601 time; what is none is shown as it came, since a source may write anything. */
export function when(iso, now = new Date()) {
  if (!iso) return null;
  const time = new Date(iso);
  if (Number.isNaN(time.getTime())) return h("span", { class: "time" }, iso);
  return h("time", { class: "time", datetime: time.toISOString(), title: FULL.format(time) }, short(time, now));
}

/** A time in full, in words. */
export const full = (iso) => FULL.format(new Date(iso));

const APART = 3_600_000; // ms between publication and arrival from which both are worth saying

/** When an article was published, where its arrival does not say so: a time, or what the source gave instead. */
export function published({ published_at: iso, published_as_given: given, arrived_at: arrived }) {
  if (given) return h("span", { class: "time" }, h("bdi", {}, given));
  if (!iso || Math.abs(new Date(arrived).getTime() - new Date(iso).getTime()) < APART) return null;
  return when(iso);
}

/** The hour of a time, for the marks of a chart. */
export const hour = (time) => HOUR.format(time);

function short(time, now) {
  if (time.toDateString() === now.toDateString()) return HOUR.format(time);
  return time.getFullYear() === now.getFullYear() ? DAY.format(time) : YEAR.format(time);
}
