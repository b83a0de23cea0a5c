// A field that suggests names as one types: the combobox of the ARIA authoring practices, with a list of its own.

import { ask } from "/page/lib/api.js";
import { fill, h } from "/page/lib/dom.js";
import { counted } from "/page/lib/words.js";

const PAUSE = 120; // ms without a key after which names are asked for

/**
 * @param {string} id of the field
 * @param {string} label
 * @param {"person"|"organisation"|"place"|null} type of entity; null: any
 * @param {function(string): void} chosen called with the entity's id
 */
export function suggestions(id, label, type, chosen) {
  const list = h("ul", { id: `${id}-list`, role: "listbox", "aria-label": `${label}: suggestions`, hidden: true });
  const input = h("input", {
    id, type: "text", role: "combobox", autocomplete: "off", spellcheck: "false", placeholder: "Begin to type a name",
    "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": `${id}-list`, enterkeyhint: "go",
  });
  let names = [];
  let active = -1;
  let timer = null;
  let asking = new AbortController();

  /**
   * @param {any[]} found
   * @param {string|null} words shown in place of names
   */
  function show(found, words = null) {
    names = found;
    active = -1;
    fill(list, words
      ? h("li", { class: "no-name", role: "option", "aria-selected": "false" }, words)
      : names.map((name, number) =>
        h("li", { id: `${id}-${number}`, role: "option", "aria-selected": "false", onpointerdown: (event) => {
          event.preventDefault(); // the field keeps the focus
          choose(number);
        } }, h("bdi", {}, name.name), h("span", { class: "articles" }, counted(name.articles, "article")))));
    list.hidden = !words && names.length === 0;
    input.setAttribute("aria-expanded", String(!list.hidden));
    input.removeAttribute("aria-activedescendant");
  }

  function move(step) {
    if (!names.length) return;
    active = (active + step + names.length + (active < 0 && step < 0 ? 1 : 0)) % names.length;
    for (const [index, option] of [...list.children].entries()) {
      option.setAttribute("aria-selected", String(index === active));
    }
    input.setAttribute("aria-activedescendant", `${id}-${active}`);
    list.children[active].scrollIntoView({ block: "nearest" });
  }

  function choose(number) {
    const { entity_id: entity } = names[number];
    show([]);
    chosen(entity);
  }

  async function suggest() {
    asking.abort();
    asking = new AbortController();
    const q = input.value.trim();
    if (!q) return show([]);
    try {
      const found = (await ask("/api/names", { q, type }, asking.signal)).names;
      return show(found, found.length ? null : "No such name in the articles kept");
    } catch (error) {
      return error.name === "AbortError" ? undefined : show([], error.message);
    }
  }

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(suggest, PAUSE);
  });
  input.addEventListener("blur", () => show([]));
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") move(1);
    else if (event.key === "ArrowUp") move(-1);
    else if (event.key === "Escape") show([]);
    else if (event.key === "Enter" && names.length) choose(Math.max(active, 0));
    else return;
    event.preventDefault();
  });
  return h("div", { class: "field" }, h("label", { for: id }, label), h("div", { class: "suggesting" }, input, list));
}
