// The time that is looked at: the last so long of the data there is (`last=1h`), which follows what comes,
// or from one instant to another (`from`, `to`). Data has its own time: a replay of 2015 ends in 2015.
import { change, current } from './route.js';

const UNITS = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };
export const PRESETS = ['5m', '15m', '1h', '6h', '1d', '7d', '30d'];
const LONGEST = 400 * UNITS.d;
const SHORTEST = UNITS.s;

function lengthOf(text) {
  const found = /^(\d{1,6})([smhd])$/.exec(text ?? '');
  return found ? clamp(Number(found[1]) * UNITS[found[2]]) : null;
}

const clamp = length => Math.min(LONGEST, Math.max(SHORTEST, length));

/**
 * @param newest time of the newest data (ms), null if there is none
 * @param usual length where the link says nothing
 */
export function chosen(newest, usual = '1h') {
  const { parameters } = current();
  const from = Date.parse(parameters.get('from'));
  const to = Date.parse(parameters.get('to'));
  if (from < to) return { from: Math.max(from, to - LONGEST), to, follows: false, last: null };
  const last = lengthOf(parameters.get('last')) ? parameters.get('last') : usual;
  const end = (newest ?? Date.now()) + 1; // the end is not part of it
  return { from: end - lengthOf(last), to: end, follows: true, last };
}

/** When the newest data of a stream is of (ms); null if it has none. */
export function newestOf(stream) {
  const ends = [stream?.lastScoreAt, stream?.lastReadingAt].filter(Boolean).map(time => Date.parse(time));
  return ends.length ? Math.max(...ends) : null;
}

export const iso = ms => new Date(Math.round(ms)).toISOString();

export function show(from, to) {
  if (to - from < SHORTEST) {
    const middle = (from + to) / 2;
    [from, to] = [middle - SHORTEST / 2, middle + SHORTEST / 2];
  }
  change({ from: iso(from), to: iso(to), last: null }, { step: true });
}

export function follow(last) {
  change({ last, from: null, to: null }, { step: true });
}

/** Shows `factor` times as much around the same middle. */
export function zoom({ from, to }, factor) {
  const middle = (from + to) / 2;
  const half = clamp((to - from) * factor) / 2;
  show(middle - half, middle + half);
}

/** Moves by part of its length. */
export function move({ from, to }, part) {
  const by = (to - from) * part;
  show(from + by, to + by);
}
