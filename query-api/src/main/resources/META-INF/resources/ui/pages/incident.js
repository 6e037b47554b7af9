// One incident: why, what its tags did around it, what happened to it and who was told.
import { html } from '../vendor/lit-html/lit-html.js';
import { get } from '../core/api.js';
import { formatDuration, formatRatio, formatTime, formatWord } from '../core/format.js';
import { curves, endOf } from '../core/history.js';
import { part } from '../core/part.js';
import { linkTo } from '../core/route.js';
import { chosen, iso } from '../core/window.js';
import { boardLink } from '../components/board-link.js';
import { causeText } from '../components/cause.js';
import { contributorTable } from '../components/contributors.js';
import { incidentActions } from '../components/incident-actions.js';
import { empty, failure, waiting } from '../components/notice.js';
import { scoreChart } from '../components/score-chart.js';
import { categoryBadge, classOf, learningBadge, severityBadge } from '../components/severity.js';
import { loadBands, loadTags, tagCharts } from '../components/tag-charts.js';
import { timeBar } from '../components/time-bar.js';

const MARGIN_MS = 600_000;
const MOST_TAGS = 6;

export function open(app, id) {
  let incident = null;
  let history = [];
  let routing = null;
  let seen = null;
  let ratio = null;
  let tags = null;
  let bands = null;
  let chartsProblem = null;

  async function load(signal) {
    const path = `incidents/${encodeURIComponent(id)}`;
    const [detail, happened, told] = await Promise.all([
      get(path, {}, signal),
      get(`${path}/history`, { limit: 500 }, signal),
      get(`${path}/routing`, {}, signal).catch(problem => {
        if (problem.name === 'AbortError') throw problem;
        return { problem };
      }),
    ]);
    incident = detail;
    history = happened.items;
    routing = told;
    page.title = `${detail.asset}: ${formatTime(detail.startedAt)}`;
    const start = Date.parse(detail.startedAt);
    const end = Math.min(endOf(detail), Date.parse(detail.updatedAt) + 1);
    const margin = Math.max(MARGIN_MS, (end - start) / 2);
    seen = chosenOr({ from: start - margin, to: end + margin });
    app.window = seen;
    app.draw();
    const where = { asset: detail.asset, stream: detail.streams[0], ...seen };
    const names = detail.contributors.map(one => one.tag).slice(0, MOST_TAGS);
    try {
      [ratio, tags, bands] = await Promise.all([
        curves(where, { score: 'ratio' }, signal), loadTags({ ...where, points: 400 }, names, signal), part(loadBands(where, signal))]);
      chartsProblem = null;
    } catch (problem) {
      if (problem.name === 'AbortError') throw problem;
      chartsProblem = problem;
    }
  }

  function view() {
    if (!incident) return waiting();
    const spans = [{ from: Date.parse(incident.startedAt), to: Math.min(endOf(incident), Date.parse(incident.updatedAt) + 1),
      color: classOf(incident.peakSeverity), label: incident.text }];
    return html`
      <div class="head">
        <h1 id="detail-title">Why: <a href=${linkTo('asset', incident.asset, { from: iso(seen.from), to: iso(seen.to), last: null })}><bdi>${incident.asset}</bdi></a></h1>
        ${severityBadge(incident.severity)} ${categoryBadge(incident.category)}
        ${incident.state === 'LEARNING' ? learningBadge() : ''}
        ${incident.flapping ? html`<span class="badge plain">FLAPPING</span>` : ''}
        <span class=${incident.status === 'OPEN' ? 'open' : 'over'}>${formatWord(incident.status)}</span>
      </div>
      <p class="sentence" id="detail-text">${incident.text}</p>
      <dl class="facts wide">
        <div><dt>Began</dt><dd>${formatTime(incident.startedAt)}</dd></div>
        <div><dt>${incident.resolvedAt ? 'Ended' : 'Newest'}</dt><dd>${formatTime(incident.resolvedAt ?? incident.updatedAt)}</dd></div>
        <div><dt>Duration</dt><dd>${formatDuration(incident.durationSeconds)}</dd></div>
        <div><dt>Peak</dt><dd>${formatRatio(incident.peakRatio)} ${severityBadge(incident.peakSeverity)}</dd></div>
        <div><dt>Streams</dt><dd>${incident.streams.join(', ')}</dd></div>
        ${causeText(incident.cause) ? html`<div><dt>Looks like</dt><dd>${causeText(incident.cause)}</dd></div>` : ''}
        ${incident.acknowledgedBy ? html`<div><dt>Acknowledged</dt><dd><bdi>${incident.acknowledgedBy}</bdi>, ${formatTime(incident.acknowledgedAt)}</dd></div>` : ''}
        ${incident.assignedTo ? html`<div><dt>Assigned to</dt><dd><bdi>${incident.assignedTo}</bdi></dd></div>` : ''}
        ${incident.label ? html`<div><dt>It was</dt><dd>${formatWord(incident.label)}</dd></div>` : ''}
        ${isKnown(incident) ? html`<div><dt>Known until</dt><dd>${formatTime(incident.knownUntil)}: what is like it is told as INFO</dd></div>` : ''}
        ${incident.known ? html`<div><dt>Like a known false alarm</dt><dd><a href=${linkTo('incident', incident.known, { from: null, to: null, last: null })}>that one</a></dd></div>` : ''}
        ${incident.quiet ? html`<div><dt>Nobody was told</dt><dd>${formatWord(incident.quiet.kind)}</dd></div>` : ''}
      </dl>
      <div class="head">
        ${incidentActions(app, incident, () => app.reload())}
        <a class="button" href=${`/api/v1/incidents/${encodeURIComponent(incident.id)}/evidence`} download>Evidence (ZIP)</a>
        ${boardLink(app, { asset: incident.asset, stream: incident.streams[0], ...seen })}
      </div>
      <section aria-labelledby="tags-title"><h2 id="tags-title">What deviates</h2>
        ${incident.contributors.length ? contributorTable(incident.contributors, 'Tags that explain the incident, largest share first')
          : empty('No tag stands out.')}</section>
      <section aria-labelledby="around-title"><h2 id="around-title">Around it</h2>
        ${timeBar(seen)}
        ${chartsProblem ? failure(chartsProblem, () => app.reload()) : !ratio ? waiting() : html`
          ${scoreChart(ratio.curves, { ...seen, spans, threshold: 1, weight: 1, height: 150 })}
          ${tagCharts(tags, bands, { ...seen, spans, weight: 1 })}`}
      </section>
      <div class="two even">
        <section aria-labelledby="course-title"><h2 id="course-title">Course</h2>
          <ol id="course" class="course">${history.map(step)}</ol></section>
        <section aria-labelledby="told-title"><h2 id="told-title">Who was told</h2>${told(routing)}</section>
      </div>`;
  }

  const page = { title: 'Incident', load, view, incident: changed => changed.id === id, close: () => { app.window = null; } };
  return page;
}

const isKnown = incident => incident.knownUntil && Date.parse(incident.knownUntil) > Date.now();

/** What the link says, or else all of the incident. */
function chosenOr(whole) {
  const asked = chosen(null);
  return asked.follows ? { ...whole, follows: false, last: null } : asked;
}

function step(entry) {
  return html`<li><time datetime=${entry.eventTime}>${formatTime(entry.eventTime)}</time>
    ${severityBadge(entry.severity)}
    <span>${formatWord(entry.kind)}${entry.by ? html` by <bdi>${entry.by}</bdi>, ${formatTime(entry.at)}` : ''}${
      entry.to ? html`, to <bdi>${entry.to}</bdi>` : ''}${entry.label ? `: ${formatWord(entry.label)}` : ''}${entry.tags ? html`: <bdi>${entry.tags.join(', ')}</bdi>` : ''}${
      entry.knownUntil ? `, known until ${formatTime(entry.knownUntil)}` : ''}
      ${entry.said ? html`<q class="said">${entry.said}</q>` : ''}</span></li>`;
}

function told(routing) {
  if (routing?.problem) return failure(routing.problem);
  if (!routing?.told?.length) return empty('Nobody has been told so far.');
  return html`<div class="scroll"><table>
    <thead><tr><th scope="col">Receiver</th><th scope="col">Route</th><th scope="col">When</th><th scope="col">Delivery</th></tr></thead>
    <tbody>${routing.told.map(one => html`<tr><td><bdi>${one.receiver}</bdi></td><td>${one.route ?? '–'}</td>
      <td class="tight">${formatTime(one.at)}</td>
      <td>${formatWord(one.delivery)}${one.lastError ? html`<span class="reason">${one.lastError}</span>` : ''}</td></tr>`)}</tbody>
  </table></div>`;
}
