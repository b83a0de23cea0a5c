// The live stream: server-sent events read with fetch, since EventSource can send no token.

import { open, Refused, TokenNeeded } from "/page/lib/api.js";

const SILENCE = 20_000; // ms; the desk says something every five seconds, so this long without is a lost connection
const FIRST_PAUSE = 1_000; // ms before the second try
const MAX_PAUSE = 15_000; // ms; a desk that comes back is found within this

/** Cuts a text/event-stream into events, whatever the pieces it comes in. */
export class EventParser {
  #rest = "";
  #event = "";
  /** @type {string[]} */
  #data = [];
  #id = "";

  /**
   * The events that this piece of the stream completes.
   * @param {string} piece
   * @returns {{event: string, data: string, id: string}[]}
   */
  feed(piece) {
    const text = this.#rest + piece;
    // A carriage return at the very end may be half of a line end: it waits for the next piece.
    const whole = text.endsWith("\r") ? text.slice(0, -1) : text;
    const lines = whole.split(/\r\n|\n|\r/);
    this.#rest = lines.pop() + text.slice(whole.length);
    return lines.flatMap((line) => this.#line(line) ?? []);
  }

  #line(line) {
    if (line === "") return this.#complete();
    const colon = line.indexOf(":");
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
    if (field === "event") this.#event = value;
    if (field === "data") this.#data.push(value);
    if (field === "id") this.#id = value;
    return null;
  }

  #complete() {
    const found = { event: this.#event || "message", data: this.#data.join("\n"), id: this.#id };
    const any = this.#data.length > 0;
    this.#event = "";
    this.#data = [];
    return any ? found : null;
  }
}

/**
 * The stream for as long as the page is open. Events: `article`, `withdrawn` and `flow` with the desk's own words
 * under `detail`; `open` when the stream begins, `{again}` after a break; `state`, whose `detail` is
 * `{state: "connecting" | "live" | "lost" | "refused", why: the desk's own words or null}`.
 */
export class Live extends EventTarget {
  #last = "";
  #pause = FIRST_PAUSE;
  #begun = false;
  /** @type {((value?: unknown) => void)|null} */
  #waiting = null;

  constructor() {
    super();
    addEventListener("online", () => this.#waiting?.());
  }

  /**
   * Call a function with the `detail` of every event of one type.
   * @param {string} type
   * @param {function(any): void} listener
   */
  on(type, listener) {
    this.addEventListener(type, (event) => listener(/** @type {CustomEvent} */ (event).detail));
  }

  /** Reads until the page is left, reconnecting after each break. */
  async run() {
    for (;;) {
      /** @type {string|null} */
      let why = null;
      this.#tell("state", { state: "connecting", why });
      try {
        await this.#read();
      } catch (error) {
        if (error instanceof Refused) why = error.message;
        if (error instanceof TokenNeeded || error.status === 403) {
          this.#tell("state", { state: "refused", why });
          return;
        }
      }
      this.#tell("state", { state: "lost", why });
      const pause = this.#pause * (0.75 + Math.random() / 2); // pages that lost one desk do not all return at once
      await new Promise((go) => {
        this.#waiting = go;
        setTimeout(go, pause);
      });
      this.#pause = Math.min(this.#pause * 2, MAX_PAUSE);
    }
  }

  async #read() {
    const quiet = new AbortController();
    let timer = setTimeout(() => quiet.abort(), SILENCE);
    try {
      /** @type {Record<string, string>} */
      const headers = this.#last ? { "Last-Event-ID": this.#last } : {};
      const response = await open("/api/live", headers, quiet.signal);
      this.#pause = FIRST_PAUSE;
      this.#tell("state", { state: "live", why: null });
      this.#tell("open", { again: this.#begun });
      this.#begun = true;
      const reader = /** @type {ReadableStream<BufferSource>} */ (response.body).pipeThrough(new TextDecoderStream()).getReader();
      const parser = new EventParser();
      for (;;) {
        const { value, done } = await reader.read();
        if (done) return;
        clearTimeout(timer);
        timer = setTimeout(() => quiet.abort(), SILENCE);
        for (const { event, data, id } of parser.feed(value)) {
          if (id) this.#last = id;
          this.#tell(event, JSON.parse(data));
        }
      }
    } finally {
      clearTimeout(timer);
    }
  }

  #tell(event, detail) {
    this.dispatchEvent(new CustomEvent(event, { detail }));
  }
}
