// What people say of a record or of a stretch of time. What their role does not allow is not offered.
import { html } from '../vendor/lit-html/lit-html.js';
import { post } from '../core/api.js';
import { formatTime } from '../core/format.js';
import { iso } from '../core/window.js';
import { LABELS } from './incident-actions.js';
import { askFor } from './dialog.js';

const MOST_DAYS = 31;
const DAY = 86_400_000;

function mark(title, where, done) {
  askFor({
    title, done: 'Mark', explain: 'The next training learns from it. What was said before stays, and no longer counts.',
    fields: [
      { name: 'label', label: 'It was', kind: 'select', options: LABELS, value: 'TRUE_POSITIVE' },
      { name: 'comment', label: 'Why', kind: 'textarea' },
    ],
  }, ({ label, comment }) => post('feedback', { items: [{ ...where, label, ...(comment ? { comment } : {}) }] }).then(done));
}

/** Of all readings of a stream in the time that is looked at; `done` is told once it is stored. */
export function markTime(app, { asset, stream }, { from, to }, done) {
  if (!app.can('operator') || !(to - from <= MOST_DAYS * DAY)) return '';
  return html`<button type="button" @click=${() => mark(`${asset}, ${formatTime(from)} to ${formatTime(to)}`,
    { asset, stream, from: iso(from), to: iso(to) }, done)}>Mark this time</button>`;
}

/** Of one reading. */
export function markRecord(app, { asset, stream, time, id }, done) {
  if (!app.can('operator')) return '';
  return html`<button type="button" @click=${() => mark(`${asset}, ${formatTime(time)}`, { asset, stream, time, id }, done)}>Mark</button>`;
}
