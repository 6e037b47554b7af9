// Other settings of the rules that raise incidents, and what they would have raised: judged by the server, from stored scores.
import { html } from '../vendor/lit-html/lit-html.js';
import { post } from '../core/api.js';
import { formatCount, formatRatio, formatSpan, formatTime } from '../core/format.js';
import { part } from '../core/part.js';
import { change, current } from '../core/route.js';
import { iso } from '../core/window.js';
import { capped, panel } from './notice.js';
import { severityBadge } from './severity.js';

const USUAL_DELAY = 10; // seconds, where a slider stands before an answer says what is set
const QUIET_MS = 300; // somebody who moves a slider is not asked for at each step of it

/**
 * `usual` is what the server takes where nothing is said, null if that is as it is in force; a slider ends at `most`, a number may be as
 * high as `highest`.
 */
const FIELDS = [
  { key: 'threshold', label: 'Threshold', hint: 'times that of the bundle', usual: 1, least: 0.1, most: 5, highest: 100, step: 0.05 },
  { key: 'delay', label: 'On-delay, seconds', hint: 'how long windows must be anomalous; as it is set if empty', usual: null, least: 0, most: 600, highest: 86_400, step: 5 },
  { key: 'burst', label: 'Burst window, minutes', hint: '0: no bursts', usual: 0, least: 0, most: 60, highest: 1_440, step: 1 },
  { key: 'hits', label: 'Least hits in it', hint: 'anomalous records, or incidents where there are no records', usual: 20, least: 2, most: 100, highest: 1_000, step: 1 },
];

/** The parameters of the link that it needs. */
export const SETTINGS = FIELDS.map(field => field.key);

/** @param app what all pages share */
export function whatIf(app) {
  let where = null; // {asset, stream, from, to}
  let found = null;
  let asking = null;
  let moved = new Map(); // what somebody is moving, and the link does not say yet
  let due = null;

  /** Asks what the link says, unless it says nothing. */
  async function ask() {
    asking?.abort();
    asking = null;
    const { parameters } = current();
    if (!where || !SETTINGS.some(key => parameters.has(key))) {
      found = null;
      return;
    }
    const mine = new AbortController();
    asking = mine;
    app.draw();
    const answer = await part(post('what-if', bodyOf(where), {}, mine.signal)).catch(() => null);
    if (asking !== mine) return;
    asking = null;
    found = answer;
    app.draw();
  }

  function move(event, key) {
    const { value } = event.target;
    if (!event.target.checkValidity()) return;
    moved.set(key, value === '' ? null : value);
    clearTimeout(due);
    due = setTimeout(settle, QUIET_MS);
    app.draw();
  }

  function settle() {
    const changes = Object.fromEntries(moved);
    moved = new Map();
    change(changes);
  }

  /** What is set, or the usual; empty if that is not known here. */
  function valueOf({ key, usual }) {
    const set = moved.has(key) ? moved.get(key) : current().parameters.get(key);
    return set ?? (usual === null ? '' : String(usual));
  }

  function slider(field) {
    const { key, label, hint, least, most, highest, step } = field;
    const value = valueOf(field);
    return html`<div class="slider">
      <label for=${`slide-${key}`}>${label}</label>
      <input type="range" id=${`slide-${key}`} min=${least} max=${most} step=${step} aria-describedby=${`hint-${key}`}
        .value=${value || String(longest(found?.value) ?? USUAL_DELAY)} @input=${event => move(event, key)}>
      <input type="number" class="short" name=${key} aria-label=${`${label}, as a number`} min=${least} max=${highest} step=${step < 1 ? 'any' : 1}
        placeholder="as set" .value=${value} @input=${event => move(event, key)}>
      <small id=${`hint-${key}`}>${hint}</small></div>`;
  }

  function view() {
    const isAsked = SETTINGS.some(key => current().parameters.has(key));
    const all = valueFor => change(Object.fromEntries(FIELDS.map(field => [field.key, valueFor(field)])));
    return html`<div class="sliders" role="group" aria-label="Other settings">${FIELDS.map(slider)}</div>
      <p class="actions">${isAsked ? html`<button type="button" @click=${() => all(() => null)}>As usual</button>`
        : html`<button type="button" class="primary" @click=${() => all(field => valueOf(field) || null)}>Ask</button>`}</p>
      <div role="status" aria-busy=${asking ? 'true' : 'false'}>${found || asking ? panel(found, result) : ''}</div>`;
  }

  return {
    /** Of other scores: what was found is of those no more. */
    of(its) {
      where = its;
      return ask();
    },
    ask,
    view,
    close() {
      clearTimeout(due);
      asking?.abort();
      asking = null;
    },
  };
}

function bodyOf({ asset, stream, from, to }) {
  const { parameters } = current();
  const number = field => Number(parameters.get(field.key) ?? field.usual);
  const [threshold, , burst, hits] = FIELDS.map(number);
  return {
    asset, stream, from: iso(from), to: iso(to), threshold,
    onDelay: parameters.has('delay') ? `PT${parameters.get('delay')}S` : undefined,
    burst: burst > 0 ? { window: `PT${burst}M`, hits } : undefined,
  };
}

/** Seconds; of a duration as the server writes it, such as PT1M30S. */
function secondsOf(duration) {
  const [, hours = 0, minutes = 0, seconds = 0] = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?$/.exec(duration);
  return 3600 * hours + 60 * minutes + Number(seconds);
}

/** The longest on-delay by which was judged, where a slider stands that nobody has moved. */
function longest(found) {
  const all = Object.values(found?.policies ?? {}).map(policy => secondsOf(policy.onDelay));
  return all.length ? Math.max(...all) : null;
}

/** Of each profile how long windows had to be anomalous. */
const onDelays = policies => Object.entries(policies).map(([profile, { onDelay }]) => `; on-delay of ${profile} ${secondsOf(onDelay)} s`).join('');

function result(found) {
  return html`${found.policiesKnown ? '' : capped('What is set for incidents could not be asked in full: for what is unknown the usual delays were taken.')}
    <p><strong>${formatCount(found.incidents.length)} ${found.incidents.length === 1 ? 'incident' : 'incidents'}</strong>
      <span class="hint">people told ${formatCount(found.alerts)} times, of ${formatCount(found.scores)} scores${
        onDelays(found.policies)}${found.bursts.length ? `; ${formatCount(found.bursts.length)} bursts` : ''}</span></p>
    ${found.incidents.length === 0 ? '' : html`<div class="scroll"><table><thead><tr><th scope="col">Severity</th><th scope="col">Began</th>
      <th scope="col" class="num">Duration</th><th scope="col" class="num">Peak</th></tr></thead>
      <tbody>${found.incidents.map(one => html`<tr><td>${severityBadge(one.peakSeverity)}</td><td class="tight">${formatTime(one.startedAt)}</td>
        <td class="num">${formatSpan(one)}</td><td class="num">${formatRatio(one.peakRatio)}</td></tr>`)}</tbody></table></div>`}`;
}
