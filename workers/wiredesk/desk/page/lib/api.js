// Requests to the desk. Each kind of failure has its own class, since each is shown differently.

import { path } from "/page/lib/addresses.js";

const SECOND_TRY = 500; // ms before a lost request is retried, as when a phone changes networks
const TOKEN = "wiredesk-token"; // in sessionStorage: gone when the tab is closed

/** The desk requires a token, or rejected the one sent. */
export class TokenNeeded extends Error {}

/** The desk answered with an error; the message is the desk's and names the remedy. */
export class Refused extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

/** The desk did not answer. */
export class Unreachable extends Error {}

/** Whether this tab has a token, which links cannot send. */
export const hasToken = () => sessionStorage.getItem(TOKEN) !== null;

export const keepToken = (token) => sessionStorage.setItem(TOKEN, token);

/**
 * The JSON of an API response. A request that gets no response is retried once.
 * @param {string} question a path under /api/
 * @param {Object<string, string|number|null|undefined>} parameters
 * @param {AbortSignal} [signal]
 */
export async function ask(question, parameters = {}, signal) {
  const address = path(question, parameters);
  try {
    return await (await open(address, {}, signal)).json();
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error;
  }
  await new Promise((go) => setTimeout(go, SECOND_TRY));
  return (await open(address, {}, signal)).json();
}

/**
 * An open response of the desk, requested with the token.
 * @param {string} address
 * @param {Record<string, string>} headers
 * @param {AbortSignal} [signal]
 * @throws {TokenNeeded|Refused|Unreachable}
 */
export async function open(address, headers = {}, signal) {
  const token = sessionStorage.getItem(TOKEN);
  let response;
  try {
    response = await fetch(address, {
      headers: token ? { ...headers, Authorization: `Bearer ${token}` } : headers,
      signal,
    });
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
    const { detail } = await response.json();
    return typeof detail === "string" ? detail : `The desk answered ${response.status}.`;
  } catch {
    return `The desk answered ${response.status}.`;
  }
}
