import { current } from './route.js';

const formats = new Map();

/** The zone that times are shown in: UTC unless the link says another. */
export function zone() {
  const wanted = current().parameters.get('zone');
  return wanted && isZone(wanted) ? wanted : 'UTC';
}

function isZone(name) {
  try {
    parts(name);
    return true;
  } catch {
    return false;
  }
}

function parts(zoneName) {
  let format = formats.get(zoneName);
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone: zoneName, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit',
      hour: '2-digit', minute: '2-digit', second: '2-digit',
    });
    formats.set(zoneName, format);
  }
  return format;
}

function fields(ms, zoneName) {
  const named = {};
  for (const { type, value } of parts(zoneName).formatToParts(ms)) named[type] = value;
  return named;
}

const millis = time => (typeof time === 'number' ? time : Date.parse(time));

/** `2015-12-28 10:33:20`, in the zone of the page. */
export function formatTime(time) {
  if (time === null || time === undefined) return '–';
  const f = fields(millis(time), zone());
  return `${f.year}-${f.month}-${f.day} ${f.hour}:${f.minute}:${f.second}`;
}

/** For an axis: as much as steps of this length (ms) tell apart. */
export function formatTick(ms, step) {
  const text = formatTime(ms);
  if (step >= 86_400_000) return text.slice(5, 10);
  return step < 60_000 ? text.slice(11) : text.slice(11, 16);
}

/** What an input of type datetime-local shows of a time. */
export function toLocalInput(ms) {
  return formatTime(ms).replace(' ', 'T');
}

/** The instant that such an input means, in the zone of the page; NaN if none. */
export function ofLocalInput(text) {
  const asUtc = Date.parse(`${text}Z`);
  if (Number.isNaN(asUtc)) return NaN;
  const offset = at => Date.parse(`${toLocalInput(at)}Z`) - at;
  return asUtc - offset(asUtc - offset(asUtc));
}

/** `6 min 40 s`; the two largest units. */
export function formatDuration(seconds) {
  const total = Math.max(0, Math.round(seconds));
  const units = [['d', 86_400], ['h', 3_600], ['min', 60], ['s', 1]];
  const said = [];
  let left = total;
  for (const [name, size] of units) {
    const count = Math.floor(left / size);
    left -= count * size;
    if (count > 0) said.push(`${count} ${name}`);
  }
  return said.slice(0, 2).join(' ') || '0 s';
}

/** How long an incident lasted. */
export const formatSpan = ({ startedAt, resolvedAt }) =>
  (resolvedAt ? formatDuration((Date.parse(resolvedAt) - Date.parse(startedAt)) / 1000) : 'goes on');

/** `PT1M` in milliseconds; 0 if it is none. */
export function millisOf(step) {
  const found = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?)?$/.exec(step ?? '');
  if (!found) return 0;
  const [days, hours, minutes, seconds] = found.slice(1).map(part => Number(part ?? 0));
  return (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
}

/** `PT1M` as people say it. */
export function formatStep(step) {
  const millis = millisOf(step);
  return millis < 1000 ? `${millis} ms` : formatDuration(millis / 1000);
}

const FEWEST_DAYS = 1;

/** So many a day; of less than a day that tells nothing. */
export const formatRate = (perDay, days) => (days >= FEWEST_DAYS ? formatNumber(perDay) : '–');

/** Four digits that matter. */
export function formatNumber(value) {
  if (value === null || value === undefined || Number.isNaN(value)) return '–';
  if (typeof value !== 'number') return String(value);
  if (Number.isInteger(value) && Math.abs(value) < 1e7) return value.toLocaleString('en-US');
  return Number(value.toPrecision(4)).toLocaleString('en-US', { maximumSignificantDigits: 4 });
}

export const formatCount = count => count.toLocaleString('en-US');

export const formatRatio = ratio => (ratio === null || ratio === undefined ? '–' : ratio.toFixed(2));

export const formatPercent = share => `${Math.round(share * 100)} %`;

/** `TRUE_POSITIVE` as people write it. */
export function formatWord(constant) {
  const text = String(constant ?? '').toLowerCase().replaceAll('_', ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The band of what would have been normal where it is known, else the value. */
export function formatExpected({ low, high, expected }) {
  if (low === undefined && high === undefined) return formatNumber(expected);
  if (low === undefined) return `at most ${formatNumber(high)}`;
  if (high === undefined) return `at least ${formatNumber(low)}`;
  return low === high ? formatNumber(low) : `${formatNumber(low)} to ${formatNumber(high)}`;
}

/** Says the stream where it is not just the profile's name. */
export const formatStream = ({ stream, profile }) => (stream === profile ? profile : `${stream} (${profile})`);
