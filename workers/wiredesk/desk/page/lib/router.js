// Client-side routing with the History API. Pages left behind are kept as they were, so that the back button returns
// to the exact position the reader came from.

const KEPT = 8; // pages kept for going back; older ones are rebuilt from their address

/**
 * @typedef {Object} View
 * @property {string} title
 * @property {HTMLElement} node
 * @property {function(Object): void} [article] an article has arrived
 * @property {function(string, any): void} [withdrawn] an article is gone: its id, and what stays of its card
 * @property {function({again: boolean}): void} [open] the live stream has begun, `again` after a break
 * @property {function(Object): void} [flow]
 * @property {function(Object): void} [alert] an alert was raised or changed
 * @property {function(): void} [returned] the reader is back after a while
 * @property {function(): void} [shown] it is on the page, now or again
 */

export class Router {
  #routes;
  #missing;
  #outlet;
  #failed;
  #kept = new Map(); // key of a history entry → {view, scroll, focused}
  #key = null;
  /** @type {AbortController|null} */
  #going = null;

  /**
   * @param {Object<string, function(URLSearchParams, AbortSignal, function): Promise<View>>} routes by path
   * @param {function(): Promise<View>} missing what is shown at an address that has no route
   * @param {HTMLElement} outlet where the page is shown
   * @param {function(Error, function(): void): View} failed what is shown instead; its second argument tries again
   */
  constructor(routes, missing, outlet, failed) {
    this.#routes = routes;
    this.#missing = missing;
    this.#outlet = outlet;
    this.#failed = failed;
    history.scrollRestoration = "manual";
    addEventListener("popstate", () => this.#arrive(history.state?.key ?? newKey(), null));
    document.addEventListener("click", (event) => this.#clicked(event));
  }

  /** Show the page of the address in the bar. */
  start() {
    const key = history.state?.key ?? newKey();
    history.replaceState({ key }, "");
    return this.#arrive(key, "nothing");
  }

  /**
   * Go to an address of this desk.
   * @param {string} address
   * @param {string|null} focus the id of what has the focus then; the page's heading where null
   */
  go(address, focus = null) {
    const key = newKey();
    history.pushState({ key }, "", address);
    return this.#arrive(key, focus);
  }

  /** Every page that is shown or kept. */
  get views() {
    return [...this.#kept.values()].map(({ view }) => view);
  }

  async #arrive(key, focus) {
    this.#note();
    this.#going?.abort();
    const going = new AbortController();
    this.#going = going;
    const { signal } = going;
    this.#key = key;
    const kept = this.#kept.get(key);
    if (kept) {
      this.#show(kept.view);
      scrollTo(0, kept.scroll);
      const focused = kept.focused?.isConnected ? kept.focused : kept.view.node.querySelector("h1");
      focused?.focus({ preventScroll: true });
      return;
    }
    const url = new URL(location.href);
    const slow = setTimeout(() => this.#outlet.setAttribute("aria-busy", "true"), 150);
    let view;
    try {
      const route = this.#routes[url.pathname] ?? this.#missing;
      view = await route(url.searchParams, signal, (address, focused) => this.go(address, focused));
    } catch (error) {
      if (signal.aborted) return;
      view = this.#failed(error, () => this.#again(key));
    } finally {
      clearTimeout(slow);
    }
    if (signal.aborted) return;
    this.#kept.set(key, { view, scroll: 0, focused: null });
    if (this.#kept.size > KEPT) this.#kept.delete(this.#kept.keys().next().value);
    this.#show(view);
    scrollTo(0, 0);
    if (focus !== "nothing") {
      const target = (focus && document.getElementById(focus)) || view.node.querySelector("h1");
      target?.focus({ preventScroll: true });
    }
  }

  /** Where the reader was on the page that is being left. */
  #note() {
    const left = this.#kept.get(this.#key);
    if (left?.view.node.isConnected) Object.assign(left, { scroll: scrollY, focused: document.activeElement });
  }

  #again(key) {
    this.#kept.delete(key);
    return this.#arrive(key, null);
  }

  #show(view) {
    document.title = view.title ? `${view.title} – Wiredesk` : "Wiredesk";
    this.#outlet.removeAttribute("aria-busy");
    this.#outlet.replaceChildren(view.node);
    for (const link of document.querySelectorAll(".masthead nav a")) {
      const here = link.getAttribute("href") === location.pathname;
      if (here) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
    view.shown?.();
  }

  #clicked(event) {
    const elsewhere = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey; // a new tab, a download
    if (event.defaultPrevented || event.button !== 0 || elsewhere) return;
    const link = event.target.closest("a[href]");
    if (!link) return;
    const href = link.getAttribute("href");
    if (href.startsWith("#")) {
      event.preventDefault();
      const target = document.getElementById(href.slice(1));
      target?.focus();
      target?.scrollIntoView({ block: "nearest" });
    } else if (href.startsWith("/") && this.#routes[new URL(link.href).pathname]) {
      event.preventDefault();
      this.go(href);
    }
  }
}

const newKey = () => Math.random().toString(36).slice(2);
