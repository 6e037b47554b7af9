// What belongs to who looks, not to what is looked at: kept in this browser, in no link.

const KEY = 'sluice';
const DEFAULTS = { theme: 'system', notify: 'off', sound: false, keys: true };

function read() {
  try {
    return { ...DEFAULTS, ...JSON.parse(localStorage.getItem(KEY) ?? '{}') };
  } catch {
    return { ...DEFAULTS };
  }
}

export const settings = read();

export function set(changes) {
  Object.assign(settings, changes);
  try {
    localStorage.setItem(KEY, JSON.stringify(settings));
  } catch {
    // a browser that keeps nothing: it holds until the page is closed
  }
  apply();
}

export function apply() {
  const root = document.documentElement;
  if (settings.theme === 'system') delete root.dataset.theme;
  else root.dataset.theme = settings.theme;
  dispatchEvent(new Event('theme'));
}
