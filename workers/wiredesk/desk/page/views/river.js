// Stories as they pass, newest first. New ones come in at the top while the reader is there; else they wait and
// are announced, so that nothing moves under the eyes.

import { announce } from "/page/lib/announce.js";
import { ask } from "/page/lib/api.js";
import { fill, h } from "/page/lib/dom.js";
import { seen, since } from "/page/lib/left.js";
import { paced } from "/page/lib/pace.js";
import { counted, headline } from "/page/lib/words.js";
import { cardOf } from "/page/parts/cards/card.js";
import { isHere } from "/page/parts/cards/withdrawn.js";
import { news } from "/page/parts/news.js";
import { older } from "/page/parts/older.js";
import { exportsOf } from "/page/parts/search/exports.js";
import { byRelevance, filterOf, filtersOf, isFiltered, mayMatch } from "/page/parts/search/filters.js";
import { when } from "/page/parts/when.js";

const PAGE = 20; // cards asked for at a time
const TOP = 80; // px scrolled from which on the reader is reading, not watching
const MAX_CARDS = 200; // cards on the page while it runs at the top; older ones are a press of the button away
const BREATH = 400; // ms between two changes of the page, however fast articles pass
const FILTERED_BREATH = 1_000; // ms between two questions to the desk while a filter is on

/** @returns {Promise<import("/page/lib/router.js").View>} */
export async function river(parameters, signal, go) {
  const filter = filterOf(parameters);
  const [first, filters] = await Promise.all([
    ask("/api/articles", { ...filter, limit: PAGE }, signal),
    filtersOf(filter, "/", signal, go),
  ]);
  return byRelevance(filter) ? relevant(filter, filters, first) : new River(filter, filters, first);
}

/** Results in order of relevance: they stay as they are, and new articles are asked for by time. */
function relevant(filter, filters, { articles, next }) {
  const list = h("ol", { class: "cards", "aria-label": "Articles, most relevant first", tabindex: "-1" });
  const fresh = news();
  const items = (cards) => cards.map((card) => h("li", {}, cardOf(card)));
  list.append(...items(articles));
  return {
    title: `Articles ${filters.words}`,
    node: h("div", { class: "river" },
      h("h1", { tabindex: "-1" }, "Articles ", h("bdi", {}, filters.words)),
      filters.node, fresh.node,
      h("div", { class: "stream" },
        articles.length === 0 && h("p", { class: "end" }, "No article matches."),
        list,
        older(list, "More articles", next, async (before) => {
          const page = await ask("/api/articles", { ...filter, limit: PAGE, before });
          return { elements: items(page.articles), next: page.next };
        })),
      exportsOf("/api/articles", filter)),
    article(card) {
      if (!mayMatch(filter, card) || articles.some(({ article_id: id }) => id === card.article_id)) return;
      fresh.tell("New articles have arrived.", "Show the newest that match", () => filters.go({ order: "newest" }));
    },
  };
}

class River {
  #filter;
  #next; // the `before` of the next page, null where there is none
  #cards = new Map(); // group → {seq, id, json, element}: what is shown
  #waiting = new Map(); // group → card: what is not yet
  #gap = false; // whether articles are missing between those that wait and those that are shown
  #stale = false; // whether it has to ask what it missed when it is shown again

  #list = h("ol", { class: "cards", "aria-label": "Articles, newest first", tabindex: "-1" });
  #fresh = h("button", { type: "button", class: "fresh", hidden: true, onclick: () => this.#showFresh() });
  #older = h("button", { type: "button", class: "older", onclick: () => this.#readOn() }, "Older articles");
  #end = h("p", { class: "end" });
  #mark = h("li", { class: "since" });

  #takeIn = paced(() => this.#arrive(), BREATH);
  #askAgain = paced(() => this.open(), FILTERED_BREATH);

  constructor(filter, filters, { articles, next }) {
    this.#filter = filter;
    this.#next = next;
    this.title = filters.words ? `Articles ${filters.words}` : "River";
    this.node = h("div", { class: "river" },
      h("h1", { tabindex: "-1" }, filters.words ? ["Articles ", h("bdi", {}, filters.words)] : "Latest articles"),
      filters.node,
      h("div", { class: "stream" }, h("div", { class: "fresh-bar" }, this.#fresh), this.#list, this.#older, this.#end),
      exportsOf("/api/articles", filter),
    );
    this.#list.append(...articles.map((card) => this.#element(card)));
    this.#settle();
  }

  article(card) {
    if (this.#filtered) {
      if (this.#cards.has(card.group) || mayMatch(this.#filter, card)) this.#askAgain();
    } else if (card.head) this.#place(card);
  }

  /** The line is drawn where the reader left this time. */
  returned() {
    this.#settle();
  }

  /** Its headline stays where it was, struck out. */
  withdrawn(id, card) {
    for (const [group, waiting] of this.#waiting) if (waiting.article_id === id) this.#waiting.delete(group);
    const shown = [...this.#cards].filter(([, { id: other }]) => other === id);
    if (card && (shown.length || !this.#filtered)) this.#place(card);
    else for (const [group] of shown) this.#remove(group);
    if (shown.length) this.#say(card ? `Withdrawn: ${headline(card)}` : "An article was withdrawn.");
    this.#settle();
  }

  /** What passed while the stream was not open, and what a filter lets through, is asked for. */
  async open() {
    this.#stale = !this.node.isConnected;
    if (this.#stale) return;
    let articles;
    try {
      ({ articles } = await ask("/api/articles", { ...this.#filter, limit: PAGE }));
    } catch {
      return; // the notice above says that the desk is away; the stream's next beginning asks again
    }
    const given = new Set(articles.map(({ group }) => group));
    const [newest, oldest] = [articles[0]?.seq ?? 0, articles.at(-1)?.seq ?? 0];
    for (const [group, { seq, stays }] of [...this.#cards]) {
      // One beyond the answer's newest came after it; what was withdrawn stays, though it meets no filter.
      if (oldest <= seq && seq <= newest && !given.has(group) && !stays) this.#remove(group);
    }
    const known = articles.some(({ group }) => this.#cards.has(group) || this.#waiting.has(group));
    this.#gap ||= articles.length === PAGE && !known;
    for (const card of articles.toReversed()) this.#place(card);
    this.#settle();
  }

  shown() {
    if (this.#stale) this.open();
    this.#settle();
  }

  get #filtered() {
    return isFiltered(this.#filter);
  }

  /** Whether the reader is at something that must not move. */
  get #reading() {
    const focused = document.activeElement;
    const within = focused !== this.#list && this.#list.contains(focused);
    return !this.node.isConnected || scrollY > TOP || within || selecting(this.#list);
  }

  /** A card that came: it takes the place of those it stands for, waits at the top, or goes where its time is. */
  #place(card) {
    const shown = this.#cards.get(card.group);
    if (shown) {
      const newer = card.seq > shown.seq && card.article_id !== shown.id;
      if (newer) this.#wait(card);
      else if (card.seq >= shown.seq || card.article_id !== shown.id) this.#replace(shown, card);
      return;
    }
    const joined = [card.article_id, ...(card.story?.others ?? []).map(({ article_id: id }) => id)];
    const before = [...this.#cards].filter(([, { id }]) => joined.includes(id));
    if (before.length) {
      const [[, first], ...others] = before;
      for (const [group] of others) this.#remove(group);
      this.#replace(first, card);
      return;
    }
    const top = Math.max(0, ...[...this.#cards.values()].map(({ seq }) => seq));
    if (card.seq > top) this.#wait(card);
    else this.#insert(card);
  }

  #replace(shown, card) {
    if (JSON.stringify(card) === shown.json) return;
    const same = card.article_id === shown.id;
    const focused = shown.element.contains(document.activeElement);
    const opened = shown.element.querySelector("details[open]");
    this.#forget(shown);
    const element = this.#element(card, same && card.seq > shown.seq ? "corrected" : null);
    shown.element.replaceWith(element);
    if (opened) element.querySelector("details")?.setAttribute("open", "");
    if (focused) (element.querySelector("h2 a") ?? this.#list).focus({ preventScroll: true });
    if (same && card.seq > shown.seq) this.#say(`Corrected: ${headline(card)}`);
    if (same && isHere(card) && card.withdrawn_at && !shown.stays) this.#say(`Withdrawn: ${headline(card)}`);
  }

  /** Put a card of an older article between those that are shown; one older than all of them is on a later page. */
  #insert(card) {
    const after = [...this.#cards.values()].filter(({ seq }) => seq < card.seq).sort((a, b) => b.seq - a.seq)[0];
    if (after) after.element.before(this.#element(card));
    else if (this.#next === null) this.#list.append(this.#element(card));
  }

  #wait(card) {
    this.#waiting.set(card.group, card);
    if (this.#waiting.size > MAX_CARDS) {
      this.#waiting.delete(this.#waiting.keys().next().value);
      this.#gap = true;
    }
    this.#takeIn();
  }

  #arrive() {
    const newest = [...this.#waiting.values()].at(-1);
    if (!newest) return;
    const words = this.#waiting.size === 1 ? `New: ${headline(newest)}` : counted(this.#waiting.size, "new article");
    if (this.#reading) this.#settle();
    else this.#release();
    this.#say(words);
  }

  #say(words) {
    if (this.node.isConnected) announce(words);
  }

  #showFresh() {
    this.#release();
    scrollTo({ top: 0 });
    this.#list.focus({ preventScroll: true });
  }

  #release() {
    if (this.#gap) this.#drop([...this.#list.children]);
    this.#gap = false;
    const cards = [...this.#waiting.values()].sort((a, b) => b.seq - a.seq);
    this.#waiting.clear();
    for (const { group } of cards) this.#remove(group);
    this.#list.prepend(...cards.map((card) => this.#element(card, null, "arriving")));
    this.#drop([...this.#list.children].slice(MAX_CARDS));
    this.#settle();
  }

  /** Take a card off the list; the focus stays near. */
  #remove(group) {
    const shown = this.#cards.get(group);
    if (!shown) return;
    const focused = shown.element.contains(document.activeElement);
    shown.element.remove();
    this.#cards.delete(group);
    if (focused) this.#list.focus({ preventScroll: true });
  }

  #forget(shown) {
    for (const [group, other] of this.#cards) if (other === shown) this.#cards.delete(group);
  }

  /** Take these off the end of the list; the next page begins with them then. */
  #drop(elements) {
    if (!elements.length) return;
    const gone = new Set(elements);
    for (const [group, { seq, element }] of [...this.#cards]) {
      if (!gone.has(element)) continue;
      this.#cards.delete(group);
      this.#next = Math.max(this.#next ?? 0, seq + 1);
      element.remove();
    }
  }

  async #readOn() {
    this.#older.setAttribute("aria-busy", "true");
    try {
      const { articles, next } = await ask("/api/articles", { ...this.#filter, limit: PAGE, before: this.#next });
      const others = articles.filter(({ group }) => !this.#cards.has(group) && !this.#waiting.has(group));
      this.#list.append(...others.map((card) => this.#element(card)));
      this.#next = next;
      this.#settle();
      this.#say(`${counted(others.length, "older article")} added`);
    } catch (error) {
      fill(this.#end, `${error.message} Press the button to try again.`);
    }
    this.#older.removeAttribute("aria-busy");
  }

  /**
   * @param {any} card
   * @param {string|null} label
   * @param {string|null} arriving
   */
  #element(card, label = null, arriving = null) {
    const element = h("li", { class: arriving }, cardOf(card, label));
    const stays = card.withdrawn_at !== null;
    this.#cards.set(card.group, { seq: card.seq, id: card.article_id, json: JSON.stringify(card), stays, element });
    return element;
  }

  /** What stands around the list, by what is in it. */
  #settle() {
    const waiting = this.#waiting.size;
    this.#fresh.hidden = waiting === 0;
    fill(this.#fresh, counted(waiting, "new article"));
    this.#older.hidden = this.#next === null;
    fill(this.#end, this.#ending());
    this.#markSince();
  }

  /** The line under what is new since the reader left. */
  #markSince() {
    const cards = [...this.#cards.values()].sort((a, b) => b.seq - a.seq);
    if (cards.length && this.node.isConnected && !this.#filtered) seen(cards[0].seq);
    const left = since();
    const first = left ? cards.findIndex(({ seq }) => seq <= left.seq) : -1;
    if (!left || first <= 0) {
      this.#mark.remove();
      return;
    }
    fill(this.#mark, h("p", {}, "Above: new since you left, ", when(new Date(left.time).toISOString())));
    cards[first].element.before(this.#mark);
  }

  #ending() {
    if (this.#next !== null || this.#waiting.size) return null;
    if (this.#cards.size) return "No older articles.";
    return this.#filtered
      ? "No article matches yet. New ones that do will appear here."
      : "No articles yet. They appear here as they arrive.";
  }
}

function selecting(list) {
  const selection = document.getSelection();
  return Boolean(selection && !selection.isCollapsed && list.contains(selection.anchorNode));
}
