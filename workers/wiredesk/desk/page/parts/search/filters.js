// Search and filters: words, speaker and subject of quotes, and what an article has to be. All of it lives in the address, which
// is the same for every view of it.

import { path } from "/page/lib/addresses.js";
import { ask, Refused } from "/page/lib/api.js";
import { h } from "/page/lib/dom.js";
import { KINDS, language } from "/page/lib/words.js";
import { suggestions } from "/page/parts/search/suggestions.js";

const FIELDS = {
  q: "Words",
  in: "Words in",
  speaker: "Speaker",
  about: "About",
  kind: "Quotes",
  person: "Person",
  organisation: "Organisation",
  place: "Place",
  source: "Source",
  language: "Language",
  section: "Section",
  from: "From",
  to: "To",
};

const WITHIN = { title: "headlines", quotes: "quotes" };

const ORDERS = { relevance: "most relevant first", newest: "newest first" };

const VIEWS = { "/": "Articles", "/quotes": "Quotes", "/map": "Map", "/numbers": "Numbers" };

const ORDERED = new Set(["/", "/quotes"]); // views whose results have an order

const ROOMY = "(min-width: 62rem)"; // where the form has room; else it is folded away

/**
 * All parameters of the address; one that is unknown is passed on, so that the desk says so.
 * @param {URLSearchParams} parameters
 * @returns {any} the value of each field, null where none is given
 */
export function filterOf(parameters) {
  const none = Object.fromEntries(Object.keys(FIELDS).map((field) => [field, null]));
  return { ...none, ...Object.fromEntries(parameters) };
}

/** Whether anything is filtered; an order is no filter. */
export const isFiltered = (/** @type {any} */ filter) =>
  Object.entries(filter).some(([field, value]) => value && field !== "order");

/** Whether the results of words are in order of relevance. */
export const byRelevance = ({ q, order }) => Boolean(q) && order === "relevance";

/** False where the card alone shows that its article does not pass; true where it does, or only the desk knows. */
export function mayMatch({ source, kind, language: code }, card) {
  if (source && card.source !== source) return false;
  if (code && card.language !== code) return false;
  return !kind || card.quote_count > card.quotes.length || card.quotes.some((quote) => quote.kind === kind);
}

/**
 * The form, the views of the same filter, and the filter in words: "with Ama Mensah, in Accra".
 * @param {Object<string, string|null>} filter
 * @param {string} base address of the view
 * @param {AbortSignal} signal
 * @param {function(string, string=): void} go leads to an address, and says what has the focus there
 * @returns {Promise<{node: HTMLElement, words: string, go: function(Object<string, string>): void}>} `go` with other choices
 */
export async function filtersOf(filter, base, signal, go) {
  const named = ["speaker", "about", "person", "organisation", "place"];
  const [choices, ...found] = await Promise.all([
    ask("/api/choices", {}, signal),
    ...named.map((field) => nameOf(field === "place" ? "/api/place" : "/api/person", filter[field], signal)),
  ]);
  const names = { ...filter, ...Object.fromEntries(named.map((field, index) => [field, found[index]])) };
  if (filter.kind) names.kind = KINDS[filter.kind] ?? filter.kind;
  if (filter.language) names.language = language(filter.language);
  if (filter.in) names.in = WITHIN[filter.in] ?? filter.in;
  const set = (field) => (value) => go(path(base, { ...filter, [field]: value }), `filter-${field}`);
  const form = h("form", { class: "fields", onsubmit: (event) => event.preventDefault() },
    suggestions("filter-speaker", FIELDS.speaker, null, set("speaker")),
    suggestions("filter-about", FIELDS.about, null, set("about")),
    choice("kind", "Of any kind", Object.entries(KINDS), filter, set),
    suggestions("filter-person", FIELDS.person, "person", set("person")),
    suggestions("filter-organisation", FIELDS.organisation, "organisation", set("organisation")),
    suggestions("filter-place", FIELDS.place, "place", set("place")),
    choice("source", "All sources", listed(choices.sources, filter.source), filter, set),
    choice("language", "All languages", listed(choices.languages, filter.language, language), filter, set),
    choice("section", "All sections", listed(choices.sections, filter.section), filter, set),
    day("from", filter, set),
    day("to", filter, set),
  );
  const node = h("section", { class: "filters", "aria-label": "Search and filter" },
    searchBar(filter, base, go),
    chips(names, filter, base),
    h("details", { open: matchMedia(ROOMY).matches && isFiltered({ ...filter, q: null, in: null }) },
      h("summary", {}, "Filter"), form),
    views(filter, base),
  );
  return { node, words: inWords(names, base === "/quotes"), go: (other) => go(path(base, { ...filter, ...other })) };
}

function searchBar(filter, base, go) {
  const input = h("input", {
    id: "filter-q", type: "search", value: filter.q, autocomplete: "off", enterkeyhint: "search",
    placeholder: "Words, \"a phrase\", begin*, -without", "aria-describedby": "search-help",
  });
  const within = h("select", { id: "filter-in", "aria-label": FIELDS.in },
    h("option", { value: "" }, "in all text"),
    Object.entries(WITHIN).map(([value, words]) =>
      h("option", { value, selected: value === filter.in }, `in ${words}`)));
  const order = ORDERED.has(base) ? orders(filter) : null;
  const submit = (event) => {
    event.preventDefault();
    const q = input.value.trim();
    go(path(base, { ...filter, q, in: q && within.value, order: q && (order?.value ?? filter.order) }), "filter-q");
  };
  return h("form", { class: "search", role: "search", onsubmit: submit },
    h("label", { for: "filter-q" }, "Search"),
    h("div", { class: "search-row" }, input, within, order, h("button", { type: "submit" }, "Search")),
    h("p", { id: "search-help", class: "unseen" },
      "All words have to be there. Quote marks find a phrase, a star the beginning of a word, a minus leaves words out; ",
      "OR and brackets work too."));
}

/** The order of results: by relevance for a new search. */
function orders({ q, order }) {
  return h("select", { id: "filter-order", "aria-label": "Order" }, Object.entries(ORDERS).map(([value, words]) =>
    h("option", { value, selected: value === (order ?? (q ? "newest" : "relevance")) }, words)));
}

function views(all, base) {
  const { order, ...filter } = all;
  return h("nav", { class: "views", "aria-label": "Views of this search" }, Object.entries(VIEWS).map(([to, words]) =>
    h("a", { href: path(to, ORDERED.has(to) ? { ...filter, order } : filter), "aria-current": to === base ? "page" : null }, words)));
}

/** The filters in words, after "Articles" or "Quotes". */
function inWords(names, ofQuotes) {
  return [
    names.q && `with the words ${names.q}${names.in ? ` in ${names.in}` : ""}`,
    names.speaker && `${ofQuotes ? "by" : "quoting"} ${names.speaker}`,
    names.about && `${ofQuotes ? "on" : "with quotes on"} ${names.about}`,
    names.person && `with ${names.person}`,
    names.organisation && `with ${names.organisation}`,
    names.place && `in ${names.place}`,
    names.source && `from ${names.source}`,
    names.kind && (ofQuotes ? names.kind : `with ${names.kind} quotes`),
    names.language && `in ${names.language}`,
    names.section && `of ${names.section}`,
    names.from && `since ${names.from}`,
    names.to && `until ${names.to}`,
  ].filter(Boolean).join(", ");
}

/** Each choice that is made, as a link to the view without it. */
function chips(names, filter, base) {
  const made = Object.keys(FIELDS).filter((field) => filter[field] && field !== "in");
  if (!made.length) return null;
  const without = (field) => ({ ...filter, [field]: null, ...(field === "q" ? { in: null, order: null } : {}) });
  return h("ul", { class: "chips", "aria-label": "Chosen" }, made.map((field) =>
    h("li", {}, h("a", { class: "chip", href: path(base, without(field)) },
      h("span", { class: "chip-field" }, `${FIELDS[field]} `),
      h("bdi", {}, names[field]),
      h("span", { class: "unseen" }, ": take this filter off"),
    ))));
}

function choice(field, any, options, filter, set) {
  const shown = options.map(([value, text]) => h("option", { value, selected: value === filter[field] }, text));
  const id = `filter-${field}`;
  return h("div", { class: "field" },
    h("label", { for: id }, FIELDS[field]),
    h("select", { id, onchange: (event) => set(field)(event.target.value) }, h("option", { value: "" }, any), shown),
  );
}

function day(field, filter, set) {
  const id = `filter-${field}`;
  const change = (event) => {
    if (event.target.validity.valid) set(field)(event.target.value);
  };
  return h("div", { class: "field" },
    h("label", { for: id }, `Published ${FIELDS[field].toLowerCase()}`),
    h("input", { id, type: "date", value: filter[field], onchange: change }));
}

/** The values to choose from; one that was chosen by its address is among them though it may have no article. */
function listed(choices, chosen, words = (value) => value) {
  const values = choices.map(({ value }) => value);
  return (chosen && !values.includes(chosen) ? [chosen, ...values] : values).map((value) => [value, words(value)]);
}

async function nameOf(question, id, signal) {
  if (!id) return null;
  try {
    return (await ask(question, { id, limit: 1 }, signal)).name;
  } catch (error) {
    if (error instanceof Refused && error.status === 404) return id; // not in the store: the view says that none match
    throw error;
  }
}
