// Asking for the desk's token, where it wants one.

import { ask, keepToken, TokenNeeded } from "/page/lib/api.js";
import { fill, h } from "/page/lib/dom.js";

/** @returns {import("/page/lib/router.js").View} a form; with the right token the page starts again */
export function tokenForm() {
  const said = h("p", { class: "wrong", role: "alert" });
  const help = "It is the value of WIREDESK_DESK_TOKEN at the desk. It is kept until you close this tab.";
  const field = h("input", {
    id: "token", type: "password", autocomplete: "current-password", "aria-describedby": "token-help",
  });
  const form = h("form", { class: "token", onsubmit: async (event) => {
    event.preventDefault();
    keepToken(field.value.trim());
    try {
      await ask("/api/flow");
      location.reload();
    } catch (error) {
      fill(said, error instanceof TokenNeeded ? "That is not the desk's token." : error.message);
      field.focus();
    }
  } },
    h("h1", { tabindex: "-1" }, "This desk asks for a token"),
    h("p", { id: "token-help" }, help),
    h("label", { for: "token" }, "Token"),
    field,
    h("button", { type: "submit" }, "Open the desk"),
    said,
  );
  return { title: "Token", node: h("div", { class: "page" }, form) };
}
