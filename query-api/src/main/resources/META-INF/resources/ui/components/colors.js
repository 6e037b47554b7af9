// Canvas knows no variables of CSS: they are looked up, and again when the theme changes.

const COLORS = ['curve', 'second', 'third', 'fourth', 'fifth', 'sixth'];

/** Of the i-th of things that are drawn together; after the last the first comes again. */
export const colorOf = i => COLORS[i % COLORS.length];

/** The class of the key beside it. */
export const keyOf = i => `key c${i % COLORS.length}`;

/** Of the i-th part of a whole, where all beyond the last are one. */
export const partColorOf = i => COLORS[i] ?? 'soft';

/** The class of the key beside it. */
export const partKeyOf = i => `key c${Math.min(i, COLORS.length)}`;

const probe = document.createElement('span');
probe.hidden = true;
let known = new Map();

export function color(name) {
  if (!probe.isConnected) document.body.append(probe);
  let value = known.get(name);
  if (!value) {
    probe.style.color = `var(--${name})`;
    value = getComputedStyle(probe).color;
    known.set(name, value);
  }
  return value;
}

/** The same colour, see-through. */
export function faded(name, alpha) {
  const [r, g, b] = color(name).match(/[\d.]+/g);
  return `rgb(${r} ${g} ${b} / ${alpha})`;
}

/** Between two colours, 0 to 1. */
export function between(first, second, share) {
  const mix = Math.min(1, Math.max(0, share));
  const of = name => color(name).match(/[\d.]+/g).slice(0, 3).map(Number);
  const [a, b] = [of(first), of(second)];
  return `rgb(${a.map((value, i) => Math.round(value + (b[i] - value) * mix)).join(' ')})`;
}

const forget = () => { known = new Map(); };
addEventListener('theme', forget);
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
  forget();
  dispatchEvent(new Event('theme'));
});
