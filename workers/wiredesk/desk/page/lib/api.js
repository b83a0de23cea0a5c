// Requests to the desk. Each kind of failure has its own class, since each is shown differently.

import { path } from "/page/lib/addresses.js";

const SECOND_TRY = 500; // ms before a lost request is retried, as when a phone changes networks
const TOKEN = "wiredesk-token"; // in sessionStorage: gone when the tab is closed

/** The desk requires a token, or rejected the one sent. */
export class TokenNeeded extends Error {}

/** The desk answered with an error; the message is the desk's and names the remedy. */
export class Refused extends Error {
  constructor(status, message, parameter = null) {
    super(message);
    this.status = status;
    this.parameter = parameter;
  }
}

/** The desk did not answer. */
export class Unreachable extends Error {}

/** Whether this tab has a token, which links cannot send. */
export const hasToken = () => sessionStorage.getItem(TOKEN) !== null;

/** The token of this tab, null where it has none. */
export const tokenKept = () => sessionStorage.getItem(TOKEN);

/** Keep another token, or none. */
export const keepToken = (/** @type {string|null} */ token) =>
  token === null ? sessionStorage.removeItem(TOKEN) : sessionStorage.setItem(TOKEN, token);

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
 * Send something to the desk; the JSON of its answer. It is not sent again where no answer comes.
 * @param {"POST"|"PUT"|"DELETE"} method
 * @param {string} address
 * @param {Object|null} body
 * @param {Record<string, string>} [headers]
 * @param {AbortSignal} [signal]
 */
export async function send(method, address, body, headers = {}, signal) {
  const given = body === null ? headers : { ...headers, "Content-Type": "application/json" };
  return (await open(address, given, signal, { method, body: body && JSON.stringify(body) })).json();
}

/**
 * An open response of the desk, requested with the token.
 * @param {string} address
 * @param {Record<string, string>} headers
 * @param {AbortSignal} [signal]
 * @param {RequestInit} [more] method and body
 * @throws {TokenNeeded|Refused|Unreachable}
 */
export async function open(address, headers = {}, signal, more = {}) {
  const token = sessionStorage.getItem(TOKEN);
  let response;
  try {
    response = await fetch(address, {
      ...more,
      headers: token ? { ...headers, Authorization: `Bearer ${token}` } : headers,
      signal,
    });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Unreachable("The desk does not answer.");
  }
  if (response.status === 401) throw new TokenNeeded((await problem(response)).detail);
  if (!response.ok) {
    const { detail, parameter } = await problem(response);
    throw new Refused(response.status, detail, parameter);
  }
  return response;
}

/** What the desk says is wrong, and with which parameter. */
async function problem(response) {
  const unknown = { detail: `The desk answered ${response.status}.`, parameter: null };
  try {
    const { detail, parameter } = await response.json();
    return typeof detail === "string" ? { detail, parameter: parameter ?? null } : unknown;
  } catch {
    return unknown;
  }
}
