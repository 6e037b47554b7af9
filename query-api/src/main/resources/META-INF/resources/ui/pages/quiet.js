// What people are not told of, and until when: silences, maintenance, shelved alarms, operating modes.
import { html } from '../vendor/lit-html/lit-html.js';
import { get, post, remove } from '../core/api.js';
import { formatTime, formatWord, ofLocalInput, toLocalInput, zone } from '../core/format.js';
import { change, current } from '../core/route.js';
import { iso } from '../core/window.js';
import { askFor } from '../components/dialog.js';
import { empty, failure, waiting } from '../components/notice.js';

const HOUR = 3_600_000;
const LIMIT = 50;

const reason = { name: 'reason', label: 'Why', required: true };
const until = hours => ({ name: 'to', label: `Until (${zone()})`, kind: 'datetime-local', required: true, value: toLocalInput(Date.now() + hours * HOUR) });
const since = { name: 'from', label: 'From (empty: now)', kind: 'datetime-local' };
const asset = { name: 'asset', label: 'Asset', required: true, hint: '* is any text, ? one character' };

const KINDS = {
  silences: {
    title: 'Silences', one: 'silence', explain: 'What matches is shown, and nobody is told.',
    fields: () => [
      { name: 'name', label: 'What', kind: 'select', value: 'asset', options: ['asset', 'stream', 'profile', 'tag', 'severity', 'category', 'incident'].map(key => [key, key]) },
      { name: 'value', label: 'Matches', required: true, hint: '* is any text, ? one character' }, since, until(1), reason],
    body: ({ name, value, from, to, reason: why }) => ({ matchers: [{ name, value }], ...times({ from, to }), reason: why }),
  },
  maintenance: {
    title: 'Maintenance', one: 'window of maintenance', explain: 'People work on a plant, or did, in event time: nobody is told, and training leaves it out.',
    fields: () => [asset, { name: 'stream', label: 'Stream (empty: all)' }, since, until(4), reason],
    body: ({ asset: name, stream, from, to, reason: why }) => ({ asset: name, ...(stream ? { stream } : {}), ...times({ from, to }), reason: why }),
  },
  shelved: {
    title: 'Shelved', one: 'shelved alarm', explain: 'One category of an asset is put aside for a while, seven days at most.',
    fields: () => [{ ...asset, hint: 'the whole name' },
      { name: 'category', label: 'About', kind: 'select', value: 'PROCESS', options: ['PROCESS', 'DATA', 'DRIFT'].map(key => [key, key]) }, until(8), reason],
    body: ({ asset: name, category, to, reason: why }) => ({ asset: name, category, ...times({ to }), reason: why }),
  },
  modes: {
    title: 'Operating modes', one: 'mode', explain: 'A plant is in a mode that the configuration names.',
    fields: () => [asset, { name: 'mode', label: 'Mode', required: true }, since, until(8), reason],
    body: ({ asset: name, mode, from, to, reason: why }) => ({ asset: name, mode, ...times({ from, to }), reason: why }),
  },
};

/** Of two inputs, those that were filled in, as instants. */
function times(given) {
  return Object.fromEntries(Object.entries(given).filter(([, text]) => text).map(([name, text]) => [name, iso(ofLocalInput(text))]));
}

export function open(app) {
  let page = null;
  let problem = null;

  const kindNow = () => {
    const wanted = current().parameters.get('kind');
    return wanted in KINDS ? wanted : 'silences';
  };

  async function load(signal) {
    page = await get(kindNow(), { limit: LIMIT, state: current().parameters.get('state') }, signal);
  }

  function add(kind) {
    const { one, fields, body, explain } = KINDS[kind];
    askFor({ title: `New ${one}`, explain, fields: fields(), done: 'Add' },
      values => post(kind, body(values)).then(() => app.reload()));
  }

  async function revoke(kind, id) {
    try {
      await remove(`${kind}/${encodeURIComponent(id)}`);
      problem = null;
    } catch (refused) {
      problem = refused;
    }
    await app.reload();
  }

  function view() {
    const kind = kindNow();
    const state = current().parameters.get('state') ?? '';
    return html`
      <div class="head"><h1 id="quiet-title">Quiet times</h1>
        <div class="choice" role="group" aria-label="Kind">${Object.entries(KINDS).map(([key, { title }]) => html`<button type="button"
          aria-pressed=${key === kind} @click=${() => change({ kind: key }, { step: true })}>${title}</button>`)}</div>
        <div class="filters"><label>State <select @change=${event => change({ state: event.target.value })}>
          ${[['', 'all'], ['ACTIVE', 'in force'], ['PENDING', 'to come'], ['EXPIRED', 'over'], ['REVOKED', 'taken back']].map(([key, text]) =>
            html`<option value=${key} ?selected=${key === state}>${text}</option>`)}</select></label>
          ${app.can('operator') ? html`<button type="button" class="primary" @click=${() => add(kind)}>New ${KINDS[kind].one}</button>` : ''}</div></div>
      <p class="hint">${KINDS[kind].explain}${app.can('operator') && !app.can('engineer')
        ? ' You may ask for 12 hours at most, and for assets by their names; what goes further, an engineer may.' : ''}</p>
      ${problem ? failure(problem) : ''}
      <section aria-labelledby="quiet-title">${!page ? waiting() : page.items.length === 0 ? empty('None.') : html`
        <div class="scroll" tabindex="0" role="group" aria-label="Table"><table>
          <thead><tr><th scope="col">State</th><th scope="col">What</th><th scope="col">From</th><th scope="col">To</th><th scope="col">Why</th>
            <th scope="col">By</th><th scope="col"><span class="hidden">Do</span></th></tr></thead>
          <tbody>${page.items.map(one => html`<tr><td><span class=${one.state === 'ACTIVE' ? 'open' : 'over'}>${formatWord(one.state)}</span></td>
            <td>${one.mode ? html`<bdi>${one.mode}</bdi> ` : ''}${one.matchers?.map(({ name, value, isEqual }) => html`<span class="match">${name} ${isEqual === false ? '≠' : '='} <bdi>${value}</bdi></span> `)}</td>
            <td class="tight">${formatTime(one.from)}</td><td class="tight">${formatTime(one.to)}</td><td>${one.reason ?? ''}</td>
            <td><bdi>${one.by}</bdi>${one.revokedBy ? html`<span class="reason">taken back by <bdi>${one.revokedBy}</bdi>, ${formatTime(one.revokedAt)}</span>` : ''}</td>
            <td>${app.can('operator') && (one.state === 'ACTIVE' || one.state === 'PENDING')
              ? html`<button type="button" @click=${() => revoke(kind, one.id)}>Take back</button>` : ''}</td></tr>`)}</tbody></table></div>
        ${page.next ? html`<p class="hint">The newest ${LIMIT}; choose a state to see fewer.</p>` : ''}`}</section>`;
  }

  return { title: 'Quiet times', load, view };
}
