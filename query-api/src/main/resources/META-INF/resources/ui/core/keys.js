import { current, go } from './route.js';
import { set, settings } from './settings.js';
import { chosen, follow, move, zoom } from './window.js';

/** What each key does; single keys can be switched off, since some speak to their computer. */
export const KEYS = [
  ['?', 'this list'],
  ['/', 'search'],
  ['o', 'overview'], ['i', 'incidents'], ['n', 'network'], ['e', 'explore'], ['m', 'models'], ['c', 'try a file'],
  ['a', 'alarm health'], ['d', 'deliveries'], ['q', 'quiet times'],
  ['f', 'follow the newest data'],
  ['[', 'earlier'], [']', 'later'], ['+', 'closer'], ['-', 'wider'],
  ['r', 'load again'], ['t', 'dark or light'],
];

const PAGES = {
  o: 'overview', i: 'incidents', n: 'network', e: 'explore', m: 'models', c: 'try', a: 'alarms', d: 'deliveries', q: 'quiet',
};

export function listen(app) {
  addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || !settings.keys) return;
    if (event.target.closest('input, select, textarea, dialog')) return;
    const seen = app.window ?? chosen(app.newest);
    const actions = {
      '?': () => document.querySelector('#help')?.showModal(),
      '/': () => document.querySelector('input[type=search]')?.focus(),
      f: () => follow(current().parameters.get('last') ?? seen.last ?? '1h'),
      '[': () => move(seen, -0.5),
      ']': () => move(seen, 0.5),
      '+': () => zoom(seen, 0.5),
      '-': () => zoom(seen, 2),
      r: () => app.reload(),
      t: () => set({ theme: isDark() ? 'light' : 'dark' }),
    };
    if (PAGES[event.key]) actions[event.key] = () => go(PAGES[event.key]);
    const action = actions[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  });
}

export function isDark() {
  return settings.theme === 'dark'
    || (settings.theme === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);
}
