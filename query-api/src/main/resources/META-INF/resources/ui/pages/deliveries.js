// Alerts on their way to people: what arrived, what waits, what was given up, and how each channel does.
import { html } from '../vendor/lit-html/lit-html.js';
import { get, post } from '../core/api.js';
import { formatCount, formatTime, formatWord } from '../core/format.js';
import { change, current } from '../core/route.js';
import { empty, failure, waiting } from '../components/notice.js';

const PAGE = 50;
const STATES = { '': 'all', PENDING: 'waiting', DELIVERED: 'delivered', DEAD: 'given up', SUPERSEDED: 'superseded' };

export function open(app) {
  let channels = null;
  let deliveries = [];
  let after = null; // of the oldest page that is shown
  let isMore = false;
  let filtered = ''; // what is shown is of this filter
  let problem = null;
  let said = '';
  let tested = null;

  const filter = () => {
    const { parameters } = current();
    return { channel: parameters.get('channel'), status: parameters.get('status'), limit: PAGE };
  };

  async function load(signal) {
    const [all, page] = await Promise.all([get('channels', {}, signal), get('deliveries', filter(), signal)]);
    channels = all;
    const asked = JSON.stringify(filter());
    const older = asked === filtered ? olderThan(page.items) : null;
    filtered = asked;
    if (older) {
      deliveries = [...page.items, ...older]; // what was asked for beyond the first page stays
      return;
    }
    deliveries = page.items;
    after = page.next;
    isMore = Boolean(page.next);
  }

  /** Those that are shown and follow upon a page; null if the page does not reach them, so that some between are not known. */
  function olderThan(items) {
    const ids = new Set(items.map(one => one.id));
    const last = deliveries.findLastIndex(one => ids.has(one.id));
    return last >= 0 && deliveries.length > last + 1 ? deliveries.slice(last + 1) : null;
  }

  async function act(doing, done) {
    try {
      const answer = await doing();
      problem = null;
      said = done(answer);
    } catch (refused) {
      problem = refused;
      said = '';
    }
    await app.reload();
  }

  async function more() {
    const page = await get('deliveries', { ...filter(), after });
    deliveries = [...deliveries, ...page.items];
    after = page.next;
    isMore = Boolean(page.next);
    app.draw();
  }

  const resend = one => act(() => post(`deliveries/${encodeURIComponent(one.id)}/resend`, {}), () => `${one.channel} is told of ${one.asset} again.`);
  const resendDead = one => act(() => post('deliveries/resend', {}, { channel: one.name }),
    answer => `${formatCount(answer.queued)} deliveries to ${one.name} are queued again${answer.more ? '; there are more' : ''}.`);

  const test = () => act(() => post('alert-test', {}), answer => {
    tested = answer.channels;
    const arrived = tested.filter(one => one.delivered).length;
    return `The test alert went out by ${arrived} of ${tested.length} channels.`;
  });

  function view() {
    if (!channels) return html`<h1>Deliveries</h1>${waiting()}`;
    const { parameters } = current();
    const select = (key, label, options) => html`<label>${label} <select @change=${event => change({ [key]: event.target.value })}>
      ${Object.entries(options).map(([id, text]) => html`<option value=${id} ?selected=${id === (parameters.get(key) ?? '')}>${text}</option>`)}</select></label>`;
    return html`<h1>Deliveries</h1>
      ${problem ? failure(problem) : ''}<p role="status">${said}</p>
      <section aria-labelledby="channels-title"><div class="head"><h2 id="channels-title">Channels</h2>
        ${app.can('engineer') && channels.length ? html`<div class="filters"><button type="button" @click=${test}>Send a test alert</button></div>` : ''}</div>
        ${channels.length === 0 ? empty('None is configured.') : html`<div class="scroll"><table>
          <thead><tr><th scope="col">Channel</th><th scope="col">State</th><th scope="col" class="num">Failures in a row</th>
            <th scope="col" class="num">Waiting</th><th scope="col" class="num">Given up</th><th scope="col" class="num">Most a minute</th><th scope="col"><span class="hidden">Do</span></th></tr></thead>
          <tbody>${channels.map(one => html`<tr><td><bdi>${one.name}</bdi></td>
            <td>${one.circuit === 'CLOSED' ? 'is told' : html`<strong>${one.circuit === 'OPEN' ? 'paused' : 'is tried'}</strong>${one.pausedUntil ? ` until ${formatTime(one.pausedUntil)}` : ''}`}</td>
            <td class="num">${formatCount(one.failures)}</td><td class="num">${formatCount(one.pending)}</td><td class="num">${formatCount(one.dead)}</td>
            <td class="num">${one.perMinute ?? 'no limit'}</td>
            <td>${one.dead && app.can('engineer') ? html`<button type="button" @click=${() => resendDead(one)}>Send what was given up</button>` : ''}</td></tr>`)}</tbody></table></div>`}
        ${tested ? html`<ul aria-label="What each channel answered">${tested.map(one => html`<li><bdi>${one.channel}</bdi>:
          ${one.delivered ? 'arrived' : html`<strong>did not arrive</strong>`}, <bdi>${one.detail}</bdi>, ${formatCount(one.tookMs)} ms</li>`)}</ul>` : ''}
      </section>
      <section aria-labelledby="deliveries-title"><div class="head"><h2 id="deliveries-title">Newest first</h2>
        <div class="filters">${select('status', 'State', STATES)}
          ${select('channel', 'Channel', Object.fromEntries([['', 'all'], ...channels.map(one => [one.name, one.name])]))}</div></div>
        ${deliveries.length === 0 ? empty('None.') : html`<div class="scroll" tabindex="0" role="group" aria-label="Table"><table>
          <thead><tr><th scope="col">Queued</th><th scope="col">Asset</th><th scope="col">Channel</th><th scope="col">State</th>
            <th scope="col" class="num">Attempts</th><th scope="col">Last error</th><th scope="col"><span class="hidden">Do</span></th></tr></thead>
          <tbody>${deliveries.map(one => html`<tr><td class="tight">${formatTime(one.queuedAt)}</td><td><bdi>${one.asset}</bdi></td><td><bdi>${one.channel}</bdi></td>
            <td class="tight">${one.status === 'DEAD' ? html`<strong>given up</strong>` : formatWord(one.status)}${one.finishedAt ? html`<span class="reason">${formatTime(one.finishedAt)}</span>` : ''}</td>
            <td class="num">${one.attempts}</td><td>${one.lastError ?? ''}</td>
            <td><button type="button" aria-label=${`Send to ${one.channel} again`} @click=${() => resend(one)}>Send again</button></td></tr>`)}</tbody></table></div>`}
        ${isMore ? html`<p class="actions left"><button type="button" @click=${more}>Show ${PAGE} more</button></p>` : ''}
      </section>`;
  }

  return { title: 'Deliveries', load, view, incident: () => true };
}
