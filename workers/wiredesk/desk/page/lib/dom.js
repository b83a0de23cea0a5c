// Elements are made here and nowhere else. Whatever an article holds goes in as a text node, attributes are
// set from a fixed list, and an address becomes a link only where it leads to this desk or to a web page.

const SVG = "http://www.w3.org/2000/svg";

const ATTRIBUTES = new Set([
  "aria-activedescendant", "aria-autocomplete", "aria-busy", "aria-controls", "aria-current", "aria-describedby",
  "aria-expanded", "aria-hidden", "aria-invalid", "aria-label", "aria-labelledby", "aria-live", "aria-selected", "autocomplete",
  "checked", "class", "colspan", "cx", "cy", "d", "data-kind", "data-number", "data-type", "datetime", "dir", "download", "enterkeyhint",
  "for", "height", "hidden", "href", "id", "lang", "max", "maxlength", "min", "name", "open", "placeholder", "preserveAspectRatio", "r", "rel",
  "required", "role", "rows", "scope", "selected", "spellcheck", "step", "tabindex", "text-anchor", "title", "type", "value", "viewBox", "width",
  "x", "x1", "x2", "y", "y1", "y2",
]);

/**
 * An HTML element.
 * @param {string} tag
 * @param {Object<string, unknown>} attributes `on…` functions are listeners; null, undefined and false are left out.
 * @param {...unknown} children nodes, text, lists of them; null, undefined and false are left out.
 */
export function h(tag, attributes, ...children) {
  return filled(document.createElement(tag), attributes, children);
}

/** An SVG element; as `h`. */
export function svg(tag, attributes, ...children) {
  return filled(document.createElementNS(SVG, tag), attributes, children);
}

/** Give an element other children. */
export function fill(element, ...children) {
  element.replaceChildren(...nodes(children));
  return element;
}

/** The address if it may be followed: a path on this desk, a place in the page, or http(s); else null. */
export function followable(address) {
  if (typeof address !== "string") return null;
  if (/^#[\w-]+$/.test(address) || /^\/(?![/\\])/.test(address)) return address;
  return web(address);
}

/** The address in full if it is one of the web, else null. */
export function web(address) {
  if (typeof address !== "string" || !URL.canParse(address)) return null;
  const url = new URL(address);
  return url.protocol === "http:" || url.protocol === "https:" ? url.href : null;
}

function filled(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function" && name.startsWith("on")) {
      element.addEventListener(name.slice(2), value);
    } else if (!ATTRIBUTES.has(name)) {
      throw new Error(`the attribute ${name} is not on the list of dom.js`);
    } else if (name !== "href") {
      element.setAttribute(name, value === true ? "" : String(value));
    } else if (followable(value)) {
      element.setAttribute("href", followable(value));
    }
  }
  element.append(...nodes(children));
  return element;
}

function nodes(children) {
  return children
    .flat(Infinity)
    .filter((child) => child !== null && child !== undefined && child !== false)
    .map((child) => (child instanceof Node ? child : document.createTextNode(String(child))));
}

/**
 * An element of index.html.
 * @param {string} id
 */
export function byId(id) {
  const element = document.getElementById(id);
  if (!element) throw new Error(`index.html has no element #${id}`);
  return element;
}
