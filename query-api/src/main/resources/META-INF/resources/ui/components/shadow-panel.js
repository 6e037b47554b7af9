// A bundle in the shadow beside the champion: what both made of the same windows.
import { html } from '../vendor/lit-html/lit-html.js';
import { formatCount, formatNumber, formatRate, formatRatio, formatSpan, formatTime } from '../core/format.js';
import { linkTo } from '../core/route.js';
import { budgetText } from './bundle-detail.js';
import { capped, empty } from './notice.js';
import { severityBadge } from './severity.js';

const MOST_SHOWN = 10;

/** @param compared an answer of `/shadow`, null if nothing was judged in the shadow yet */
export function shadowPanel(compared) {
  if (!compared) return empty('Nothing was judged in the shadow yet.');
  const { scope, champion, shadow, differences } = compared;
  const row = (name, side) => html`<tr><th scope="row">${name}</th><td>${side.version || '–'}</td>
    <td class="num">${formatCount(side.above)}</td><td class="num">${formatCount(side.incidents)} / ${formatCount(side.warning)} / ${formatCount(side.critical)}</td>
    <td class="num">${formatCount(side.right)}</td>
    <td class="num">${formatRate(side.falseAlarmsADay, compared.streamDays)}</td><td>${side.budget ? budgetText(side.budget) : '–'}</td>
    <td class="num">${formatRatio(side.ratioMedian)} / ${formatRatio(side.ratioP99)}</td>
    <td class="num">${milliseconds(side.latencyMedianMs)} / ${milliseconds(side.latencyP99Ms)}</td></tr>`;
  return html`<p class="hint">${formatCount(compared.windows)} windows of ${formatCount(compared.streams)} ${compared.streams === 1 ? 'stream' : 'streams'} that both judged, from
      ${formatTime(scope.from)} to ${formatTime(scope.to)}${compared.agreement === undefined ? '' : html`; they agree on
      ${(100 * compared.agreement).toFixed(2)} %`}. ${formatCount(compared.onlyChampion)} are anomalous to the champion alone,
      ${formatCount(compared.onlyShadow)} to the other alone. ${scope.skipped ? html`<strong>${formatCount(scope.skipped)} windows were not judged in the shadow</strong>
      and are not compared.` : 'None was skipped.'}</p>
    ${scope.policiesKnown ? '' : capped('When incidents open could not be asked in full: for what is unknown the usual delays were taken.')}
    ${scope.truncated ? capped('Windows before that are not compared: they are too many.') : ''}
    <div class="scroll"><table>
      <thead><tr><th scope="col">Judge</th><th scope="col">Version</th><th scope="col" class="num">Anomalous windows</th>
        <th scope="col" class="num">Incidents / warning / critical</th><th scope="col" class="num">Called right</th>
        <th scope="col" class="num">Others, a stream and day</th><th scope="col">Asked for</th>
        <th scope="col" class="num">Ratio, median / 99 %</th><th scope="col" class="num">Latency, median / 99 %</th></tr></thead>
      <tbody>${row('Champion', champion)}${row('Shadow', shadow)}</tbody></table></div>
    ${differences.length === 0 ? '' : html`<div class="scroll"><table>
      <thead><tr><th scope="col">Raised only by</th><th scope="col">Severity</th><th scope="col">Asset</th><th scope="col">Began</th>
        <th scope="col" class="num">Duration</th><th scope="col" class="num">Peak</th></tr></thead>
      <tbody>${differences.slice(0, MOST_SHOWN).map(one => html`<tr><td>${one.raisedBy === 'SHADOW' ? 'the shadow' : 'the champion'}</td>
        <td>${severityBadge(one.peakSeverity)}</td><td><a href=${linkTo('asset', one.asset, around(one))}><bdi>${one.asset}</bdi></a></td>
        <td class="tight">${formatTime(one.startedAt)}</td>
        <td class="num">${formatSpan(one)}</td>
        <td class="num">${formatRatio(one.peakRatio)}</td></tr>`)}</tbody></table></div>
      ${differences.length > MOST_SHOWN ? capped(`The oldest ${MOST_SHOWN}; there are more.`) : ''}`}`;
}

const milliseconds = ms => (ms === undefined ? '–' : `${formatNumber(ms)} ms`);

const MARGIN = 600_000;

/** The time of an incident, and something before and after it. */
function around({ startedAt, resolvedAt }) {
  const begin = Date.parse(startedAt);
  const end = resolvedAt ? Date.parse(resolvedAt) : begin;
  return { from: new Date(begin - MARGIN).toISOString(), to: new Date(end + MARGIN).toISOString() };
}
