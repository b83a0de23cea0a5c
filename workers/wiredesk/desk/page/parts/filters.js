// Choosing which articles pass: by person, place, source and kind of quote. The choice lives in the address.

import { riverPath } from "/page/lib/addresses.js";
import { ask, Refused } from "/page/lib/api.js";
import { h } from "/page/lib/dom.js";
import { suggestions } from "/page/parts/suggestions.js";
import { KINDS } from "/page/lib/words.js";

const FIELDS = { person: "Person", place: "Place", source: "Source", kind: "Quotes" };
const ROOMY = "(min-width: 62rem)"; // where the form has room in one line; else it is folded away

/** @param {URLSearchParams} parameters */
export function filterOf(parameters) {
  return Object.fromEntries(Object.keys(FIELDS).map((field) => [field, parameters.get(field) || null]));
}

/** False where the card alone shows that its article does not pass; true where it does, or only the desk knows. */
export function mayMatch({ source, kind }, card) {
  if (source && card.source !== source) return false;
  return !kind || card.quote_count > card.quotes.length || card.quotes.some((quote) => quote.kind === kind);
}

/**
 * The form, and the filter in words: "with Ama Mensah, in Accra".
 * @param {Object<string, string|null>} filter
 * @param {AbortSignal} signal
 * @param {function(string, string=): void} go leads to an address, and says what has the focus there
 * @returns {Promise<{node: HTMLElement, words: string}>}
 */
export async function filtersOf(filter, signal, go) {
  const [person, place, { sources }] = await Promise.all([
    nameOf("/api/person", filter.person, signal),
    nameOf("/api/place", filter.place, signal),
    ask("/api/sources", {}, signal),
  ]);
  const names = { person, place, source: filter.source, kind: filter.kind && KINDS[filter.kind] };
  const set = (field) => (value) => go(riverPath({ ...filter, [field]: value }), `filter-${field}`);
  const form = h("form", { onsubmit: (event) => event.preventDefault() },
    suggestions("filter-person", FIELDS.person, "person", set("person")),
    suggestions("filter-place", FIELDS.place, "place", set("place")),
    choice("filter-source", FIELDS.source, "All sources", named(sources, filter.source), filter.source, set("source")),
    choice("filter-kind", FIELDS.kind, "Of any kind", Object.entries(KINDS), filter.kind, set("kind")),
  );
  const node = h("section", { class: "filters", "aria-label": "Filter" },
    chips(names, filter),
    matchMedia(ROOMY).matches ? form : h("details", {}, h("summary", {}, "Filter"), form),
  );
  return { node, words: inWords(names) };
}

function inWords({ person, place, source, kind }) {
  return [
    person && `with ${person}`,
    place && `in ${place}`,
    source && `from ${source}`,
    kind && `with ${kind} quotes`,
  ].filter(Boolean).join(", ");
}

/** Each choice that is made, as a link to the river without it. */
function chips(names, filter) {
  const made = Object.keys(FIELDS).filter((field) => filter[field]);
  if (!made.length) return null;
  return h("ul", { class: "chips", "aria-label": "Chosen" }, made.map((field) =>
    h("li", {}, h("a", { class: "chip", href: riverPath({ ...filter, [field]: null }) },
      h("span", { class: "chip-field" }, `${FIELDS[field]} `),
      h("bdi", {}, names[field]),
      h("span", { class: "unseen" }, ": take this filter off"),
    ))));
}

function choice(id, label, any, options, chosen, set) {
  const shown = options.map(([value, text]) => h("option", { value, selected: value === chosen }, text));
  return h("div", { class: "field" },
    h("label", { for: id }, label),
    h("select", { id, onchange: (event) => set(event.target.value) }, h("option", { value: "" }, any), shown),
  );
}

/** The sources to choose from; one that was chosen by its address is among them though it may have no article. */
function named(sources, chosen) {
  const names = sources.map(({ source }) => source);
  return (chosen && !names.includes(chosen) ? [chosen, ...names] : names).map((name) => [name, name]);
}

async function nameOf(question, id, signal) {
  if (!id) return null;
  try {
    return (await ask(question, { id, limit: 1 }, signal)).name;
  } catch (error) {
    if (error instanceof Refused && error.status === 404) return id; // not in the store: the river says that none match
    throw error;
  }
}
