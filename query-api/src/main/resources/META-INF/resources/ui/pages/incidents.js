// All incidents, newest first, as many as one asks for.
import { html } from '../vendor/lit-html/lit-html.js';
import { repeat } from '../vendor/lit-html/directives/repeat.js';
import { get, next, urlOf } from '../core/api.js';
import { formatCount, formatDuration, formatRatio, formatTime, formatWord } from '../core/format.js';
import { change, current, linkTo } from '../core/route.js';
import { CAUSE_OPTIONS, causeText } from '../components/cause.js';
import { capped, empty, waiting } from '../components/notice.js';
import { ORDER, categoryBadge, learningBadge, severityBadge } from '../components/severity.js';

const PAGE = 100;
const MOST = 2_000;
const FILTERS = ['asset', 'stream', 'profile', 'category', 'cause', 'severity', 'status', 'from', 'to'];

export function open() {
  let page = null;
  let rows = [];

  async function load(signal) {
    const { parameters } = current();
    const filter = filterOf(parameters);
    const asked = Math.min(MOST, Number(parameters.get('rows')) || PAGE);
    let newest = await get('incidents', { ...filter, limit: PAGE }, signal);
    const found = [...newest.items];
    while (newest.next && found.length < asked) {
      newest = await next(newest, signal);
      found.push(...newest.items);
    }
    [page, rows] = [newest, found];
  }

  const more = () => change({ rows: String(Math.min(MOST, rows.length + PAGE)) });

  function view() {
    const { parameters } = current();
    const select = (name, label, options) => html`<label>${label} <select name=${name}
      @change=${event => change({ [name]: event.target.value })}>
      ${Object.entries(options).map(([key, text]) => html`<option value=${key} ?selected=${key === (parameters.get(name) ?? '')}>${text}</option>`)}
    </select></label>`;
    return html`
      <div class="head">
        <h1 id="incidents-title">Incidents</h1>
        <search class="filters">
          ${select('status', 'State', { '': 'all', OPEN: 'open', RESOLVED: 'resolved' })}
          ${select('severity', 'From', { '': 'all', ...Object.fromEntries(ORDER.slice(1).map(name => [name, name])) })}
          ${select('category', 'About', { '': 'everything', PROCESS: 'the process', DATA: 'the data', DRIFT: 'drift' })}
          ${select('cause', 'Looks like', { '': 'anything', ...CAUSE_OPTIONS })}
          <label>Asset <input type="search" .value=${parameters.get('asset') ?? ''} placeholder="whole name"
            @change=${event => change({ asset: event.target.value })}></label>
          <label>Stream <input type="search" name="stream" .value=${parameters.get('stream') ?? ''} placeholder="whole name"
            @change=${event => change({ stream: event.target.value })}></label>
          ${timeOf(parameters)}
          <a class="button" href=${urlOf('incidents.csv', filterOf(parameters))} download>CSV</a>
        </search>
      </div>
      ${!page ? waiting() : rows.length === 0 ? empty(FILTERS.some(name => parameters.has(name)) ? 'No incident is like that.'
        : 'No incidents. They open when windows of an asset stay beyond normal, or tags without values, for longer than the alert policy allows.') : html`
      <div class="scroll" tabindex="0" role="group" aria-label="Table"><table>
        <thead><tr><th scope="col">Severity</th><th scope="col">Asset</th><th scope="col">Started</th>
          <th scope="col" class="num">Duration</th><th scope="col" class="num">Peak</th><th scope="col">State</th><th scope="col">Why</th></tr></thead>
        <tbody id="incident-rows">${repeat(rows, one => one.id, row)}</tbody>
      </table></div>
      <p class="actions left">${page.next
        ? rows.length < MOST
          ? html`<button type="button" @click=${more}>Show ${PAGE} more</button> <span class="hint">${formatCount(rows.length)} shown</span>`
          : capped(`${formatCount(MOST)} are shown, and there are more: narrow them, or take the CSV.`)
        : html`<span class="hint">${formatCount(rows.length)}, all there are</span>`}</p>`}`;
  }

  return { title: 'Incidents', load, view, incident: () => true };
}

/** A link from a page of some time keeps that time: it is said, and can be left out. */
function timeOf(parameters) {
  const said = [['from', 'from'], ['to', 'before']].filter(([name]) => parameters.get(name))
    .map(([name, word]) => `${word} ${shownTime(parameters.get(name))}`);
  return said.length === 0 ? '' : html`<span class="hint">Began ${said.join(', ')}
    <button type="button" @click=${() => change({ from: null, to: null })}>All times</button></span>`;
}

const shownTime = text => (Number.isNaN(Date.parse(text)) ? text : formatTime(text));

function filterOf(parameters) {
  return Object.fromEntries(FILTERS.map(name => [name, parameters.get(name)]));
}

function row(one) {
  return html`<tr>
    <td class="tight">${severityBadge(one.peakSeverity)} ${categoryBadge(one.category)} ${one.state === 'LEARNING' ? learningBadge() : ''}</td>
    <td class="name"><a href=${linkTo('incident', one.id, { from: null, to: null, last: null })}><bdi>${one.asset}</bdi></a></td>
    <td class="tight">${formatTime(one.startedAt)}</td>
    <td class="num">${formatDuration(one.durationSeconds)}</td>
    <td class="num">${formatRatio(one.peakRatio)}</td>
    <td><span class=${one.status === 'OPEN' ? 'open' : 'over'}>${formatWord(one.status)}</span>
      ${one.acknowledgedBy ? html`<span class="reason">acknowledged by <bdi>${one.acknowledgedBy}</bdi>, ${formatTime(one.acknowledgedAt)}</span>` : ''}
      ${one.label ? html`<span class="reason">${formatWord(one.label)}</span>` : ''}</td>
    <td class="why">${one.text}${causeText(one.cause) ? html`<span class="reason">looks like: ${causeText(one.cause)}</span>` : ''}</td></tr>`;
}
