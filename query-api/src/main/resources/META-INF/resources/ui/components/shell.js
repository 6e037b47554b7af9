// What is around every page: where one can go, how the system does, who one is.
import { html } from '../vendor/lit-html/lit-html.js';
import { formatNumber, formatTime, zone } from '../core/format.js';
import { KEYS, isDark } from '../core/keys.js';
import { live } from '../core/live.js';
import { linkTo } from '../core/route.js';
import { logOut } from '../core/session.js';
import { set, settings } from '../core/settings.js';

const QUIET_SECONDS = 120; // slow plants send once a minute

const PLACES = [
  ['overview', 'Overview', ['asset']],
  ['incidents', 'Incidents', ['incident']],
  ['network', 'Network', []],
  ['explore', 'Explore', []],
  ['models', 'Models', []],
  ['try', 'Try a file', [], 'operator'],
  ['alarms', 'Alarm health', []],
  ['deliveries', 'Deliveries', [], 'operator'],
  ['quiet', 'Quiet times', []],
];

export function shell(app, route, content) {
  return html`
    <a class="skip" href="#main" @click=${skip}>Skip to the page</a>
    <header class="bar">
      <a class="name" href=${linkTo('overview')}>Sluice</a>
      <nav aria-label="Pages">${PLACES
        .filter(([, , , role]) => !role || app.can(role))
        .map(([page, title, below]) => html`<a href=${linkTo(page)}
          aria-current=${page === route.page || below.includes(route.page) ? 'page' : 'false'}>${title}</a>`)}
      </nav>
      ${facts(app)}
    </header>
    ${quiet(app)}
    <main id="main" tabindex="-1">${content}</main>
    <footer>
      <a href="/q/swagger-ui/">API</a>
      <button type="button" class="link" @click=${() => document.querySelector('#help').showModal()}>Keys and settings</button>
      ${app.me ? html`<span>${app.me.name}${app.me.roles.length ? ` (${app.me.roles.at(-1)})` : ''}</span>` : ''}
      ${app.me?.session ? html`<button type="button" class="link" @click=${logOut}>Log out</button>` : ''}
      <span>Times in ${zone()}, of data as its plant says</span>
    </footer>
    ${help()}`;
}

function skip(event) {
  event.preventDefault();
  document.getElementById('main').focus();
}

function facts(app) {
  const latency = app.stats?.latencyMs;
  return html`<dl class="facts" aria-label="State of the system">
    <div><dt>Open</dt><dd id="count-open" class=${app.openIncidents ? 'some' : ''}>${app.openIncidents ?? '–'}</dd></div>
    <div title="From reading to score, median; 95 % are faster than ${latency ? formatNumber(latency.p95) : '–'} ms"
      ><dt>Latency</dt><dd>${latency ? html`${formatNumber(latency.p50)} ms` : '–'}</dd></div>
    <div><dt>Latest data</dt><dd id="clock">${formatTime(app.newest)}</dd></div>
  </dl>
  <p class="connection" data-state=${live.state} role="status"><span class="lamp" aria-hidden="true"></span>
    <span id="connection-text">${live.text}</span></p>`;
}

/** The connection may be fine and yet nothing come: what is shown is then old, and says so. */
function quiet({ stats }) {
  const isQuiet = stats?.quietSeconds !== null && stats?.quietSeconds >= QUIET_SECONDS;
  if (!isQuiet) return html`<p id="quiet" class="strip" role="status" hidden></p>`;
  const last = Math.max(...stats.ingest.map(({ writtenAt }) => Date.parse(writtenAt)));
  return html`<p id="quiet" class="strip" role="status">No new data since ${formatTime(last)} ${zone()}</p>`;
}

function help() {
  const theme = event => set({ theme: event.target.value });
  const notifyFrom = async event => {
    const wanted = event.target.value;
    if (wanted !== 'off' && 'Notification' in window && Notification.permission === 'default') {
      await Notification.requestPermission();
    }
    set({ notify: wanted });
  };
  const select = (name, value, options, changed) => html`<select name=${name} @change=${changed}>
    ${Object.entries(options).map(([key, text]) => html`<option value=${key} ?selected=${key === value}>${text}</option>`)}
  </select>`;
  return html`<dialog id="help" aria-labelledby="help-title">
    <h2 id="help-title">Keys and settings</h2>
    <dl class="keys">${KEYS.map(([key, does]) => html`<div><dt><kbd>${key}</kbd></dt><dd>${does}</dd></div>`)}</dl>
    <label class="field"><span>Theme</span>${select('theme', settings.theme,
      { system: `as the system (${isDark() ? 'dark' : 'light'})`, light: 'light', dark: 'dark' }, theme)}</label>
    <label class="field"><span>Notify of new incidents</span>${select('notify', settings.notify,
      { off: 'no', INFO: 'from INFO', WARNING: 'from WARNING', CRITICAL: 'CRITICAL only' }, notifyFrom)}</label>
    <label class="check"><input type="checkbox" .checked=${settings.sound} @change=${event => set({ sound: event.target.checked })}>
      with a sound</label>
    <label class="check"><input type="checkbox" .checked=${settings.keys} @change=${event => set({ keys: event.target.checked })}>
      single keys do what the list says</label>
    <form method="dialog" class="actions"><button class="primary">Close</button></form>
  </dialog>`;
}
