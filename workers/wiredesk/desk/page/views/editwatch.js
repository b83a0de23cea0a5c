// Making and changing a watch, and trying out what it would have matched.

import { watchPath } from "/page/lib/addresses.js";
import { ask, send } from "/page/lib/api.js";
import { fill, h } from "/page/lib/dom.js";
import { count, counted, KINDS } from "/page/lib/words.js";
import { when } from "/page/parts/when.js";
import { match } from "/page/parts/watches/alert.js";
import { LISTS } from "/page/parts/watches/conditions.js";
import { rightsOf } from "/page/parts/watches/rights.js";

const NEW = {
  name: "", quote_kinds: [], min_confidence: 0, min_newsrooms: 1, deliver_to: [], deliver_updates: false,
  ...Object.fromEntries(LISTS.map(([field]) => [field, []])),
};

/** @returns {Promise<import("/page/lib/router.js").View>} */
export async function editWatch(parameters, signal, go) {
  const id = parameters.get("id");
  const [answer, rights] = id
    ? await ask("/api/watch", { id }, signal).then((found) => [found.watch, found.rights])
    : [NEW, (await ask("/api/watches", { limit: 1 }, signal)).rights];
  const title = id ? `Change: ${answer.name}` : "Make a watch";
  const result = h("div", { class: "trial", role: "status" });
  const said = h("p", { class: "wrong", role: "alert" });
  const form = h("form", { class: "watch-form" },
    h("div", { class: "field" }, h("label", { for: "watch-name" }, "Name"),
      h("input", { id: "watch-name", type: "text", required: true, maxlength: 300, value: answer.name, autocomplete: "off" })),
    h("p", { class: "hint" }, "An article matches when it meets everything that is filled in. One entry a line. ",
      "Names and quotes are found in English articles only, words and phrases in every language."),
    h("div", { class: "watch-fields" }, LISTS.map(([field, label, help]) => lines(field, label, help, answer[field]))),
    h("fieldset", {}, h("legend", {}, "Kinds of quote"), Object.entries(KINDS).map(([kind, words]) =>
      check(`kind-${kind}`, words, answer.quote_kinds.includes(kind)))),
    h("div", { class: "watch-fields" },
      number("min_confidence", "Least confidence of a quote, 0 to 1", answer.min_confidence, { min: 0, max: 1, step: 0.05 }),
      number("min_newsrooms", "Stories with at least so many newsrooms", answer.min_newsrooms, { min: 1, max: 1000, step: 1 })),
    h("fieldset", {}, h("legend", {}, "Send alerts to"),
      answer.deliver_to.map(({ address_id: address, host }) => check(`address-${address}`, host, true)),
      lines("deliver_to", "New addresses", "Of webhooks, with https, or of apprise, as mailto or slack.", []),
      check("deliver_updates", "Send later articles of a story too", answer.deliver_updates)),
    h("div", { class: "changes" },
      rights.write && h("button", { type: "submit" }, id ? "Save changes" : "Save"),
      h("button", { type: "button", onclick: () => tryOut() }, "Test on the last 7 days")),
    said);

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    try {
      const saved = id
        ? await send("PUT", `/api/watch?${new URLSearchParams({ id })}`, fieldsOf(form, answer), { "If-Match": answer.etag })
        : await send("POST", "/api/watches", fieldsOf(form, answer));
      if (saved.secrets.length) showSecrets(saved);
      else await go(watchPath(saved.watch_id));
    } catch (error) {
      fill(said, error.message);
    }
  });

  /** Secrets are shown once: the receiver needs them to check signatures. */
  function showSecrets({ watch_id: saved, secrets }) {
    const done = h("h2", { tabindex: "-1" }, "Saved");
    form.replaceWith(h("div", { class: "secrets" }, done,
      h("p", {}, "Give each receiver its secret, which signs what is sent there. It is shown only now."),
      h("dl", { class: "conditions" }, secrets.map(({ host, secret }) =>
        h("div", {}, h("dt", {}, host), h("dd", {}, h("code", {}, secret))))),
      h("p", {}, h("a", { class: "make", href: watchPath(saved) }, "To the watch"))));
    fill(result);
    done.focus();
  }

  async function tryOut() {
    fill(said);
    fill(result, h("p", {}, "Looking through the articles of the last 7 days …"));
    try {
      fill(result, shownTrial(await send("POST", "/api/watches/test", { ...fieldsOf(form, answer), deliver_to: [] }, {}, signal)));
    } catch (error) {
      fill(result);
      fill(said, error.message);
    }
  }

  const node = h("div", { class: "page watches" },
    h("p", { class: "kicker" }, h("a", { href: "/watches" }, "Watches")),
    h("h1", { tabindex: "-1" }, title), rightsOf(rights), form, result);
  return { title, node };
}

/** What the form holds, as the API takes it. */
function fieldsOf(form, answer) {
  const value = (field) => form.querySelector(`#watch-${field}`).value;
  const checked = (field) => form.querySelector(`#watch-${field}`).checked;
  const kept = answer.deliver_to.filter(({ address_id: address }) => checked(`address-${address}`));
  return {
    name: value("name").trim(),
    ...Object.fromEntries(LISTS.map(([field]) => [field, split(value(field))])),
    quote_kinds: Object.keys(KINDS).filter((kind) => checked(`kind-${kind}`)),
    min_confidence: Number(value("min_confidence")),
    min_newsrooms: Number(value("min_newsrooms")),
    deliver_to: [...kept.map(({ address_id }) => ({ address_id })), ...split(value("deliver_to")).map((url) => ({ url }))],
    deliver_updates: checked("deliver_updates"),
  };
}

const split = (text) => text.split("\n").map((line) => line.trim()).filter(Boolean);

function lines(field, label, help, values) {
  const id = `watch-${field}`;
  return h("div", { class: "field" },
    h("label", { for: id }, label),
    h("textarea", { id, rows: Math.max(2, Math.min(8, values.length + 1)), spellcheck: "false", "aria-describedby": `${id}-help` },
      values.join("\n")),
    h("p", { id: `${id}-help`, class: "help" }, help));
}

function number(field, label, value, bounds) {
  const id = `watch-${field}`;
  return h("div", { class: "field" },
    h("label", { for: id }, label), h("input", { id, type: "number", value, required: true, ...bounds }));
}

function check(field, label, checked) {
  const id = `watch-${field}`;
  return h("div", { class: "check" }, h("input", { id, type: "checkbox", checked }), h("label", { for: id }, label));
}

function shownTrial({ checked, articles, matched, matches, since }) {
  const some = checked < articles;
  return [
    h("h2", { class: "list-heading" }, "What it would have matched"),
    h("p", {}, `${count(matched)} of ${counted(checked, "article")} that arrived since `, when(since), ". ",
      some && `The desk stopped there, to stay quick: it has ${count(articles)} of the last 7 days. `,
      matched > matches.length && `The newest ${count(matches.length)} are shown. `,
      "The size of a story is not looked at."),
    h("ol", { class: "alerts" }, matches.map(({ article, evidence, url }) => h("li", { class: "alert" },
      h("p", { class: "card-facts" }, when(article.published_at ?? article.arrived_at),
        article.source && h("span", { class: "source" }, h("bdi", {}, article.source))),
      match(article, evidence, url)))),
  ];
}
