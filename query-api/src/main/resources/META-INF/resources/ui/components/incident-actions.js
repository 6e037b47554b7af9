// What people do to an incident. What their role does not allow is not offered; the server refuses it all the same.
import { html } from '../vendor/lit-html/lit-html.js';
import { post } from '../core/api.js';
import { iso } from '../core/window.js';
import { askFor } from './dialog.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
// The clock here may be ahead of the server's, which takes 90 days at most.
const CLOCK_AHEAD_MS = 10 * 60_000;

export const LABELS = [
  ['TRUE_POSITIVE', 'true: there was something'], ['FALSE_POSITIVE', 'false: there was nothing'],
  ['MAINTENANCE', 'maintenance'], ['UNKNOWN', 'nobody knows'],
];

const KNOWN = [
  ['', 'no'], ['1', 'for 1 day'], ['7', 'for 7 days'], ['30', 'for 30 days'], ['90', 'for 90 days'],
];

const note = { name: 'text', label: 'Note', kind: 'textarea', hint: 'Everybody sees it in the course of the incident.' };

export function incidentActions(app, incident, done) {
  if (!app.can('operator')) return '';
  const give = (what, body) => post(`incidents/${encodeURIComponent(incident.id)}/${what}`, body).then(done);
  const said = values => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));
  const ask = (title, what, verb, fields) => () =>
    askFor({ title, fields, done: verb }, values => give(what, said(values)));
  const label = () => askFor({
    title: 'What was it?', done: 'Label',
    fields: [
      { name: 'label', label: 'It was', kind: 'select', options: LABELS, value: incident.label ?? 'TRUE_POSITIVE' },
      ...(incident.category === 'PROCESS' ? [{ name: 'known', label: 'Known, if it was false', kind: 'select', options: KNOWN,
        hint: 'What is like it is told as INFO until then, or until the next training.' }] : []),
      note,
    ],
  }, ({ known, ...words }) => give('label', said({
    ...words, knownUntil: known && words.label === 'FALSE_POSITIVE' ? iso(Date.now() + Number(known) * DAY - CLOCK_AHEAD_MS) : '',
  })));
  const silence = () => askFor({
    title: `Silence ${incident.asset}`, done: 'Silence',
    explain: 'Incidents of this asset open and are shown as before, but nobody is told.',
    fields: [
      { name: 'hours', label: 'For how long', kind: 'select', value: '1',
        options: [['1', '1 hour'], ['4', '4 hours'], ['12', '12 hours'],
          ...(app.can('engineer') ? [['24', '1 day'], ['168', '7 days']] : [])] },
      { name: 'reason', label: 'Why', required: true },
    ],
  }, ({ hours, reason }) => post('silences', {
    matchers: [{ name: 'asset', value: incident.asset.replace(/[*?]/g, '?') }],
    to: iso(Date.now() + Number(hours) * HOUR), reason,
  }).then(done));
  const ofTags = (title, what, verb, explain) => () => askFor({
    title, explain, done: verb,
    fields: [{ name: 'tag', label: 'Tags', kind: 'select', value: '',
      options: [['', 'all that it names'], ...new Set(incident.contributors.map(one => one.tag))].map(one => Array.isArray(one) ? one : [one, one]) },
      note],
  }, ({ tag, text }) => give(what, { ...(text ? { text } : {}), ...(tag ? { tags: [tag] } : {}) }));
  const stands = incident.status === 'OPEN' && (incident.category === 'DRIFT' || incident.category === 'DATA');
  return html`<div class="buttons" role="group" aria-label="Do">
    ${incident.status === 'OPEN' ? html`
      <button type="button" class=${incident.acknowledgedBy ? '' : 'primary'}
        @click=${ask('Acknowledge', 'acknowledge', 'Acknowledge', [note])}>Acknowledge</button>` : ''}
    <button type="button" @click=${ask('Assign', 'assign', 'Assign',
      [{ name: 'to', label: 'To whom', required: true, value: incident.assignedTo ?? '' }, note])}>Assign</button>
    <button type="button" @click=${ask('Comment', 'comments', 'Add', [{ ...note, required: true }])}>Comment</button>
    <button type="button" @click=${label}>Label</button>
    <button type="button" @click=${silence}>Silence</button>
    ${stands && app.can('engineer') ? html`
      <button type="button" @click=${ofTags('Learn it', 'learn', 'Learn',
        'How these tags are now is normal from now on, until the next training: a sensor was replaced, a set point changed.')}>Learn it</button>` : ''}
    ${stands ? html`
      <button type="button" @click=${ofTags('It was repaired', 'repaired', 'Repaired',
        'These tags are judged again at once, as they were before.')}>It was repaired</button>` : ''}
    ${incident.status === 'OPEN' ? html`
      <button type="button" @click=${ask('Resolve by hand', 'resolve', 'Resolve', [{ ...note, label: 'Why', required: true }])}>Resolve</button>` : ''}
  </div>`;
}
