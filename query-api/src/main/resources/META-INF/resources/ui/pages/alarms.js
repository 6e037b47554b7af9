// How well people are served by the alarms they get: ISA-18.2 and EEMUA 191.
import { html } from '../vendor/lit-html/lit-html.js';
import { get, remove } from '../core/api.js';
import { formatCount, formatDuration, formatNumber, formatPercent, formatTime, formatWord } from '../core/format.js';
import { part } from '../core/part.js';
import { linkTo } from '../core/route.js';
import { chosen, iso } from '../core/window.js';
import { bar } from '../components/contributors.js';
import { capped, empty, failure, panel, waiting } from '../components/notice.js';
import { severityBadge } from '../components/severity.js';
import { timeBar } from '../components/time-bar.js';

export function open(app) {
  let seen = null;
  let health = null;
  let known = null;
  let quality = null;
  let refused = null;

  async function load(signal) {
    seen = chosen(await app.newestKnown(), '1d');
    app.window = seen;
    [health, known, quality] = await Promise.all([
      get('alarm-health', { from: iso(seen.from), to: iso(seen.to) }, signal),
      get('known-alarms', { limit: 100 }, signal), part(get('quality', {}, signal))]);
  }

  async function revoke(id) {
    try {
      await remove(`known-alarms/${encodeURIComponent(id)}`);
      refused = null;
    } catch (problem) {
      refused = problem;
    }
    await app.reload();
  }

  function knownAlarms() {
    return known.items.length === 0 ? empty('None. Label a false alarm as known, and what is like it is told as INFO.') : html`<div class="scroll"><table>
      <thead><tr><th scope="col">Asset</th><th scope="col">Tags</th><th scope="col">Why</th><th scope="col">By</th><th scope="col">Until</th>
        <th scope="col" class="num">Lowered</th><th scope="col"><span class="hidden">Do</span></th></tr></thead>
      <tbody>${known.items.map(one => html`<tr>
        <td><a href=${linkTo('incident', one.incident, { from: null, to: null, last: null })}><bdi>${one.asset}</bdi></a></td>
        <td>${one.contributors.slice(0, 3).map(tag => tag.tag).join(', ')}</td><td>${one.reason ?? ''}</td><td><bdi>${one.by ?? ''}</bdi></td>
        <td class="tight">${formatTime(one.until)}</td><td class="num">${formatCount(one.lowered)}</td>
        <td>${app.can('operator') ? html`<button type="button" @click=${() => revoke(one.incident)}>Take back</button>` : ''}</td></tr>`)}</tbody></table></div>
      ${known.next ? capped('Those that end last: there are more, see GET /api/v1/known-alarms.') : ''}`;
  }

  function view() {
    if (!health) return html`<h1>Alarm health</h1>${seen ? timeBar(seen) : ''}${waiting()}`;
    const sources = rows => rows.length === 0 ? empty('None.') : html`<table>
      <thead><tr><th scope="col">Asset</th><th scope="col">About</th><th scope="col" class="num">Alarms</th><th scope="col">Part of all</th></tr></thead>
      <tbody>${rows.map(one => html`<tr><td><a href=${linkTo('asset', one.asset)}><bdi>${one.asset}</bdi></a></td><td class="tight">${one.category}</td>
        <td class="num">${formatCount(one.alarms)}</td><td class="tight">${bar(one.share)} ${formatPercent(one.share)}</td></tr>`)}</tbody></table>`;
    return html`
      <div class="head"><h1>Alarm health</h1><p class="hint">The measures of ISA-18.2 and EEMUA 191, in event time</p></div>
      ${timeBar(seen)}
      <section aria-label="Measures"><dl class="facts wide large">
        ${fact('Alarms', formatCount(health.alarms))}
        ${fact('In ten minutes, on average', formatNumber(health.averagePer10Min), health.averagePer10Min > 1 ? 'more than one operator can handle' : 'at most 1 is good')}
        ${fact('In the worst ten minutes', formatCount(health.peakPer10Min), health.peakPer10Min > 10 ? 'a flood' : 'at most 10 is good')}
        ${fact('Time in flood', formatPercent(health.floodShare), 'ten minutes with more than 10 alarms')}
        ${fact('Standing', formatCount(health.standing), 'open at the end')}
        ${fact('Stale', formatCount(health.stale), 'open for more than a day')}
      </dl></section>
      <div class="two even">
        <section aria-labelledby="worst-title"><h2 id="worst-title">Worst offenders</h2>${sources(health.worstOffenders)}</section>
        <div>
          <section aria-labelledby="chatter-title"><h2 id="chatter-title">Chattering</h2>${sources(health.chattering)}</section>
          <section aria-labelledby="standing-title"><h2 id="standing-title">Standing longest</h2>
            ${health.longestStanding.length === 0 ? empty('Nothing is open.') : html`<table>
              <thead><tr><th scope="col">Severity</th><th scope="col">Asset</th><th scope="col">About</th><th scope="col">Since</th></tr></thead>
              <tbody>${health.longestStanding.map(one => html`<tr><td>${severityBadge(one.severity)}</td>
                <td><a href=${linkTo('incident', one.incident, { from: null, to: null, last: null })}><bdi>${one.asset}</bdi></a></td>
                <td class="tight">${one.category}</td><td class="tight">${formatTime(one.startedAt)}</td></tr>`)}</tbody></table>`}</section>
          <section aria-labelledby="known-title"><h2 id="known-title">Known false alarms</h2>${refused ? failure(refused) : ''}${knownAlarms()}</section>
        </div>
      </div>
      <section aria-labelledby="right-title"><h2 id="right-title">Were they right?</h2>${panel(quality, right)}</section>
      <section aria-labelledby="by-title"><h2 id="by-title">By asset</h2>
        ${health.assets.length === 0 ? empty('No alarms in this time.') : html`<div class="scroll"><table>
          <thead><tr><th scope="col">Asset</th><th scope="col" class="num">Alarms</th><th scope="col" class="num">In 10 min</th>
            <th scope="col" class="num">Worst 10 min</th><th scope="col" class="num">In flood</th></tr></thead>
          <tbody>${health.assets.map(one => html`<tr><td><a href=${linkTo('asset', one.asset)}><bdi>${one.asset}</bdi></a></td>
            <td class="num">${formatCount(one.alarms)}</td><td class="num">${formatNumber(one.averagePer10Min)}</td>
            <td class="num">${formatCount(one.peakPer10Min)}</td><td class="num">${formatPercent(one.floodShare)}</td></tr>`)}</tbody></table></div>`}</section>`;
  }

  /** Few are labelled: the interval says how little that proves. */
  function right(profiles) {
    if (profiles.length === 0) return empty('Nothing was judged yet.');
    return html`<p class="hint">Of the incidents that people labelled true or false, the part that was true, and where it truly lies in 95 of 100 cases.</p>
      <div class="scroll"><table><thead><tr><th scope="col">Profile</th><th scope="col" class="num">Days</th><th scope="col">True</th>
        <th scope="col" class="num">Unlabelled</th><th scope="col">Acknowledged</th><th scope="col">Missed</th></tr></thead>
      <tbody>${profiles.flatMap(one => one.periods.map(period => html`<tr><td><bdi>${one.profile}</bdi></td><td class="num">${period.days}</td>
        <td>${share(period.precision)}${period.days === 30 ? parts(period) : ''}</td><td class="num">${formatCount(period.unlabelled)}</td>
        <td>${waited(period.acknowledgement)}</td><td>${missed(period.missed)}</td></tr>`))}</tbody></table></div>`;
  }

  return { title: 'Alarm health', load, view, incident: () => seen?.follows ?? true, close: () => { app.window = null; } };
}

const fact = (label, value, hint) => html`<div><dt>${label}</dt><dd>${value}</dd>${hint ? html`<dd class="hint">${hint}</dd>` : ''}</div>`;

const share = ({ trueAlarms, falseAlarms, share: part, low, high }) => (part === undefined ? html`<span class="hint">none labelled</span>`
  : html`${formatPercent(part)} <span class="hint">${formatCount(trueAlarms)} of ${formatCount(trueAlarms + falseAlarms)}; ${formatPercent(low)} to ${formatPercent(high)}</span>`);

const parts = ({ detectors, causes }) => (detectors.length + causes.length === 0 ? '' : html`<details><summary>By detector and cause</summary>
  <table class="dense"><tbody>${[...detectors, ...causes.map(one => ({ ...one, name: formatWord(one.name) }))].map(one =>
    html`<tr><th scope="row">${one.name}</th><td>${share(one.precision)}</td></tr>`)}</tbody></table></details>`);

const waited = ({ count, medianSeconds, p90Seconds }) => (count === 0 ? html`<span class="hint">none</span>`
  : html`${formatDuration(medianSeconds)} <span class="hint">half of ${formatCount(count)}; nine in ten ${formatDuration(p90Seconds)}</span>`);

const missed = ({ windows, missedWindows, records, missedRecords }) => (windows + records === 0 ? html`<span class="hint">nothing was marked</span>`
  : html`${formatCount(missedWindows)} of ${formatCount(windows)} times, ${formatCount(missedRecords)} of ${formatCount(records)} records`);
