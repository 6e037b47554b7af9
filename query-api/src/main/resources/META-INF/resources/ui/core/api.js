/** What the server refused, or that it does not answer (status 0). */
export class ApiError extends Error {
  constructor(status, title, detail, login) {
    super(detail || title);
    this.status = status;
    this.title = title;
    this.login = login; // the path where people log in, if that would help
  }
}

/** `/api/v1/<path>` with parameters; those that are null, undefined or '' are left out. */
export function urlOf(path, parameters = {}) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== null && one !== undefined && one !== '') query.append(name, one);
    }
  }
  const text = query.toString();
  return `/api/v1/${path}${text ? `?${text}` : ''}`;
}

export const TITLES = { 0: 'No connection', 401: 'Not signed in', 403: 'Not allowed', 404: 'Not found', 503: 'Busy' };

async function ask(url, options) {
  let answer;
  try {
    // A page that was opened with the key in its address may not ask by a relative one.
    answer = await fetch(location.origin + url, options);
  } catch (failure) {
    if (failure.name === 'AbortError') throw failure;
    throw new ApiError(0, TITLES[0], 'The server does not answer. It is tried again.');
  }
  const isJson = (answer.headers.get('content-type') ?? '').includes('json');
  const body = isJson && answer.status !== 204 ? await answer.json() : null;
  if (!answer.ok) {
    const title = TITLES[answer.status] ?? body?.title ?? 'Refused';
    const isOut = answer.status === 401 && body?.login; // what programs are told helps nobody who can log in
    const detail = isOut ? 'Please log in; you come back to this page.' : body?.detail;
    throw new ApiError(answer.status, title, detail ?? `The server answered ${answer.status}.`, body?.login);
  }
  return body;
}

export function get(path, parameters, signal) {
  return ask(urlOf(path, parameters), { headers: { accept: 'application/json' }, signal });
}

/** What changes something; sent twice it is done once. */
export function post(path, body, parameters, signal) {
  return ask(urlOf(path, parameters), {
    method: 'POST',
    signal,
    headers: {
      accept: 'application/json',
      'content-type': 'application/json',
      'idempotency-key': crypto.randomUUID?.() ?? uuid(),
    },
    body: JSON.stringify(body),
  });
}

export function remove(path) {
  return ask(urlOf(path), { method: 'DELETE', headers: { accept: 'application/json' } });
}

/** `crypto.randomUUID` is for pages of localhost and https alone. */
function uuid() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** The next page of a list, by the link that the page before gave; null after the last. */
export function next(page, signal) {
  if (!page.next?.startsWith('/api/v1/')) return null;
  return ask(page.next, { headers: { accept: 'application/json' }, signal });
}
