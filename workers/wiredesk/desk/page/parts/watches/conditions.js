// The conditions of a watch: their names on the page, and a watch in words.

import { h } from "/page/lib/dom.js";
import { count, country, KINDS, language, percent } from "/page/lib/words.js";

/** Lists, one entry a line: field, label, help. */
export const LISTS = /** @type {[string, string, string][]} */ ([
  ["people", "People", "One of them is named."],
  ["organisations", "Organisations", "One of them is named."],
  ["places", "Places", "One of them is named, or in the dateline; country-gh stands for all in Ghana."],
  ["words_any", "Any of these words", "At least one is there."],
  ["words_all", "All of these words", "Each is there."],
  ["phrases", "Phrases", "Each is there, word for word."],
  ["words_none", "None of these words", "None is there."],
  ["quotes_by", "Quotes by", "One of these people or organisations says it."],
  ["quotes_about", "Quotes about", "The quote names one of them."],
  ["sources", "Sources", "A publication, an agency or a host."],
  ["languages", "Languages", "Codes such as en or ar."],
]);

/** A watch's conditions as a list of names and values. */
export function conditions(watch) {
  const lists = LISTS.filter(([field]) => watch[field].length > 0).map(([field, label]) => [label, valuesOf(watch, field)]);
  const more = [];
  if (watch.quote_kinds.length) more.push(["Kinds of quote", watch.quote_kinds.map((kind) => KINDS[kind] ?? kind).join(", ")]);
  if (watch.min_confidence) more.push(["Quotes at least", `${percent(watch.min_confidence)} sure`]);
  if (watch.min_newsrooms > 1) more.push(["Stories with at least", `${count(watch.min_newsrooms)} newsrooms`]);
  return h("dl", { class: "conditions" }, [...lists, ...more].map(([name, value]) =>
    h("div", {}, h("dt", {}, name), h("dd", { dir: "auto" }, value))));
}

/** A place, or a country with all its places, which has an id. */
function placeOf(name) {
  const [, code] = /^country-([a-z]{2})$/.exec(name) ?? [];
  return code ? `all of ${country(code.toUpperCase())}` : name;
}

function valuesOf(watch, field) {
  const inWords = { languages: language, places: placeOf }[field];
  return (inWords ? watch[field].map((value) => inWords(value)) : watch[field]).join("; ");
}
