// A quote in a list: its words, who said it and how sure that is, who else repeats it, and a button that copies it.

import { statementPath } from "/page/lib/addresses.js";
import { announce } from "/page/lib/announce.js";
import { fill, h } from "/page/lib/dom.js";
import { counted, headline, KINDS, percent, quoted } from "/page/lib/words.js";
import { byline } from "/page/parts/cards/speaker.js";
import { full } from "/page/parts/when.js";

const UNSURE = 0.7; // below this confidence it is said on cards too: one in three is wrong there
const SAID = 2_000; // ms for which the button says what it did

/**
 * @param {Object} quote as the API gives it
 * @param {Object} article whose quote it is: headline, source, url, published_at, arrived_at, article_id
 * @param {{speaker?: boolean, sure?: boolean}} [how] whether to name the speaker, and always how sure it is
 */
export function quoteOf(quote, article, { speaker = true, sure = false } = {}) {
  const called = speaker ? null : quote.speaker?.description;
  return h("li", { class: quote.matches ? "said found" : "said", "data-kind": quote.kind },
    h("blockquote", { dir: "auto" }, quoted(quote)),
    h("div", { class: "by" },
      speaker && byline(quote.speaker),
      h("span", { class: "kind" }, KINDS[quote.kind]),
      (sure || quote.confidence < UNSURE) && h("span", { class: "sureness" }, `${percent(quote.confidence)} sure`),
      called && h("span", { class: "called" }, "described as ", h("bdi", {}, called)),
      repeats(quote),
      copier(quote, article)));
}

function repeats({ statement_id: id, repeats: times, text }) {
  if (!id) return null;
  const words = `repeated ${counted(times, "time")}`;
  const label = `${words}: ${text.slice(0, 60)}`;
  return h("span", { class: "repeats" }, h("a", { href: statementPath(id), "aria-label": label }, words));
}

/** The quote as one pastes it into a story or a mail: words, speaker, source, date and link. */
export function citation(quote, article) {
  const by = [quote.speaker?.name, quote.speaker?.description].filter(Boolean).join(", ");
  const when = article.published_at ? full(article.published_at) : article.published_as_given;
  const link = article.url ?? new URL(`/article?${new URLSearchParams({ id: article.article_id })}`, location.origin);
  return [
    quoted(quote),
    `– ${by || "speaker not named"}${quote.kind === "indirect" ? " (reported)" : ""}`,
    [article.source, headline(article), when].filter(Boolean).join(", "),
    String(link),
  ].join("\n");
}

export function copier(quote, article) {
  const label = `Copy this quote: ${quote.text.slice(0, 60)}`;
  const button = h("button", { type: "button", class: "copier", "aria-label": label }, "Copy");
  button.addEventListener("click", async () => {
    const done = await toClipboard(citation(quote, article));
    fill(button, done ? "Copied" : "Not copied");
    announce(done ? "Quote copied." : "The browser does not allow copying.");
    setTimeout(() => fill(button, "Copy"), SAID);
  });
  return button;
}

async function toClipboard(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return selected(text); // a desk over plain http has no clipboard, or it was refused
  }
}

function selected(text) {
  const focused = document.activeElement;
  const field = h("textarea", { class: "unseen", "aria-hidden": "true", tabindex: "-1" }, text);
  document.body.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  return done;
}

