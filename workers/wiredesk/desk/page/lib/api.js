// Asking the desk. Every failure has a class of its own, since each is shown in its own way.

import { path } from "/page/lib/addresses.js";

const SECOND_TRY = 500; // ms after a question that got lost, as when a phone changes its network
const TOKEN = "wiredesk-token"; // in sessionStorage: gone when the tab is closed

/** The desk wants a token, or another one than it got. */
export class TokenNeeded extends Error {}

/** The desk answered that it cannot: the message is its own and says what to do. */
export class Refused extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

/** The desk did not answer. */
export class Unreachable extends Error {}

export const keepToken = (token) => sessionStorage.setItem(TOKEN, token);

/**
 * The answer to a question, which is asked once more where it gets lost.
 * @param {string} question a path under /api/
 * @param {Object<string, string|number|null|undefined>} parameters
 * @param {AbortSignal} [signal]
 */
export async function ask(question, parameters = {}, signal = undefined) {
  const address = path(question, parameters);
  try {
    return await (await open(address, {}, signal)).json();
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error;
  }
  await new Promise((go) => setTimeout(go, SECOND_TRY));
  return (await open(address, {}, signal)).json();
}

/** An open response of the desk, with the token; raises as the classes above say. */
export async function open(address, headers = {}, signal = undefined) {
  const token = sessionStorage.getItem(TOKEN);
  let response;
  try {
    const login = token ? { Authorization: `Bearer ${token}` } : {};
    response = await fetch(address, { headers: { ...headers, ...login }, signal });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Unreachable("The desk does not answer.");
  }
  if (response.status === 401) throw new TokenNeeded("The desk asks for a token.");
  if (!response.ok) throw new Refused(response.status, await reason(response));
  return response;
}

async function reason(response) {
  try {
    const { error } = await response.json();
    return typeof error === "string" ? error : `The desk answered ${response.status}.`;
  } catch {
    return `The desk answered ${response.status}.`;
  }
}
