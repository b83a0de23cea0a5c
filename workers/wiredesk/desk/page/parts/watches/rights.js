// Whether watches may be changed here, and the form for the token that may.

import { ask, keepToken, tokenKept } from "/page/lib/api.js";
import { fill, h } from "/page/lib/dom.js";

/** What is shown where this tab may not change watches; null where it may. */
export function rightsOf({ write, writable }) {
  if (write) return null;
  if (!writable) {
    return h("p", { class: "hint" },
      "Watches cannot be changed on this desk: no WIREDESK_DESK_WRITE_TOKEN is set there. The command wiredesk watch changes them.");
  }
  const said = h("p", { class: "wrong", role: "alert" });
  const field = h("input", {
    id: "write-token", type: "password", autocomplete: "current-password", "aria-describedby": "write-token-help",
  });
  const form = h("form", { class: "token", onsubmit: async (event) => {
    event.preventDefault();
    const before = tokenKept();
    keepToken(field.value.trim());
    try {
      if ((await ask("/api/watches", { limit: 1 })).rights.write) return location.reload();
      fill(said, "That token may not change watches.");
    } catch (error) {
      fill(said, error.message);
    }
    keepToken(before);
    return field.focus();
  } },
    h("p", { id: "write-token-help" },
      "It is the value of WIREDESK_DESK_WRITE_TOKEN at the desk. It is kept until you close this tab."),
    h("label", { for: "write-token" }, "Token that may change watches"),
    field,
    h("button", { type: "submit" }, "Use this token"),
    said);
  return h("details", { class: "rights" }, h("summary", {}, "Change watches"), form);
}
