// What was: curves and their like, in the shape in which charts take them.
import { get } from './api.js';
import { iso } from './window.js';

/** Columns of a point of `/series`. */
const TIME = 0, MIN = 1, MAX = 2, MEAN = 3, LAST = 4, COUNT = 5;

/**
 * Curves of tags or scores of a stream.
 *
 * @param wanted `{tag: [...]}`, `{score: 'ratio'}` or `{detector: [...]}`, or several of them
 */
export async function curves({ asset, stream, from, to, points = 500 }, wanted, signal) {
  const answer = await get('series', { asset, stream, from: iso(from), to: iso(to), points, ...wanted }, signal);
  return {
    step: answer.step,
    curves: answer.tags.map(({ tag, unit, kind, points: rows }) => ({
      name: tag, unit, kind,
      times: rows.map(row => row[TIME]),
      min: rows.map(row => row[MIN]),
      max: rows.map(row => row[MAX]),
      mean: rows.map(row => row[MEAN]),
      last: rows.map(row => row[LAST]),
      count: rows.map(row => row[COUNT]),
    })),
  };
}

/** Exponential moving average; 1 is the curve itself. */
export function smooth(values, weight) {
  if (!(weight > 0 && weight < 1)) return values;
  let before = null;
  return values.map(value => {
    if (value === null || value === undefined) return value;
    before = before === null ? value : before + weight * (value - before);
    return before;
  });
}

/** Mean of the last so many points. */
export function rollingMean(values, count) {
  const kept = [];
  return values.map(value => {
    if (value === null || value === undefined) return null;
    kept.push(value);
    if (kept.length > count) kept.shift();
    return kept.reduce((sum, one) => sum + one, 0) / kept.length;
  });
}

/** Incidents that touch a stretch of time: those that began in it, and those open when it began. */
export async function incidentsWithin({ asset, from, to, limit = 200 }, signal) {
  const page = await get('incidents', { asset, to: iso(to), limit }, signal);
  return page.items.filter(one => endOf(one) >= from);
}

/** When it ended; of an open one, never. */
export const endOf = incident => (incident.resolvedAt ? Date.parse(incident.resolvedAt) : Infinity);
