// Where one is: `#/<page>/<key>?<parameters>`. All that is chosen stands there, so that a link shows the same.

const SHARED = ['from', 'to', 'last', 'zone'];

export function current() {
  const text = location.hash.replace(/^#\/?/, '');
  const cut = text.indexOf('?');
  const path = (cut < 0 ? text : text.slice(0, cut)).split('/');
  return {
    page: path[0] || 'overview',
    key: path.length > 1 ? decode(path.slice(1).join('/')) : '',
    parameters: new URLSearchParams(cut < 0 ? '' : text.slice(cut + 1)),
  };
}

function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function write(page, key, parameters) {
  const query = parameters.toString();
  return `#/${page}${key ? `/${encodeURIComponent(key)}` : ''}${query ? `?${query}` : ''}`;
}

/** Sets, or with null removes; an array is given once a value. */
function apply(parameters, changes) {
  for (const [name, value] of Object.entries(changes)) {
    parameters.delete(name);
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== null && one !== undefined && one !== '') parameters.append(name, one);
    }
  }
  return parameters;
}

/** A link to another page, which keeps window and zone. */
export function linkTo(page, key = '', changes = {}) {
  const kept = new URLSearchParams();
  for (const [name, value] of current().parameters) if (SHARED.includes(name)) kept.append(name, value);
  return write(page, key, apply(kept, changes));
}

/** The same page with other parameters. */
function linkHere(changes) {
  const { page, key, parameters } = current();
  return write(page, key, apply(new URLSearchParams(parameters), changes));
}

/** Goes there; what is only adjusted leaves no step to go back to. */
export function change(changes, { step = false } = {}) {
  const target = linkHere(changes);
  if (step) location.hash = target;
  else {
    history.replaceState(null, '', target);
    dispatchEvent(new HashChangeEvent('hashchange'));
  }
}

export function go(page, key, changes) {
  location.hash = linkTo(page, key, changes);
}
