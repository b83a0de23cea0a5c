// Whether the page is up to date, said calmly: at the top a word, and below it a line where something is wrong.

import { byId, fill, h } from "/page/lib/dom.js";
import { pulse } from "/page/parts/flow.js";

const WORDS = { connecting: "Connecting", live: "Live", lost: "Not live", refused: "Not live" };
const GRACE = 1_500; // ms: a break shorter than this is not worth a line
const UNKNOWN = 3; // accounts in a row without the lag, five seconds apart: a desk that just began has not asked yet

const FOLLOW = "new articles follow when it is back.";

export class State {
  #word = "connecting";
  #why = null;
  #flow = null;
  #unknown = 0;
  /** @type {number|undefined} */
  #late;

  /** The live stream's state. */
  stream({ state, why }) {
    if (state === "connecting" && this.#word !== "connecting") return; // a try that follows a loss is no news
    this.#word = state;
    this.#why = why;
    clearTimeout(this.#late);
    if (state === "lost") this.#late = setTimeout(() => this.#show(), GRACE);
    else this.#show();
  }

  /** The desk's account of the flow. */
  flow(flow) {
    this.#flow = flow;
    const { clean, enrich } = flow.lag;
    this.#unknown = clean === null && enrich === null ? this.#unknown + 1 : 0;
    this.#show();
  }

  #show() {
    fill(byId("state"),
      h("span", { class: `lamp ${this.#word}`, "aria-hidden": "true" }),
      h("span", { class: "state-word" }, WORDS[this.#word]),
      this.#flow && this.#word === "live" && h("span", { class: "pulse" }, pulse(this.#flow)));
    const trouble = this.#trouble();
    const notice = byId("notice");
    notice.hidden = !trouble;
    if (notice.textContent !== (trouble ?? "")) notice.textContent = trouble ?? "";
  }

  #trouble() {
    if (this.#why) return this.#why;
    if (this.#word === "lost") return `The desk does not answer. What you see stays; ${FOLLOW}`;
    const away = this.#word === "live" && this.#unknown >= UNKNOWN;
    return away ? `Kafka does not answer the desk. What you see stays; ${FOLLOW}` : null;
  }
}
