// One asset: how far from normal it was, its incidents, what its tags did.
import { html } from '../vendor/lit-html/lit-html.js';
import { get, urlOf } from '../core/api.js';
import { formatRatio, formatStep, formatStream, formatTime, millisOf } from '../core/format.js';
import { curves, endOf, incidentsWithin } from '../core/history.js';
import { memo } from '../core/memo.js';
import { part } from '../core/part.js';
import { stagesOf } from '../core/plant.js';
import { change, current, linkTo } from '../core/route.js';
import { chosen, iso, newestOf, show } from '../core/window.js';
import { boardLink } from '../components/board-link.js';
import { markTime } from '../components/feedback.js';
import { capped, empty, panel, waiting } from '../components/notice.js';
import { scoreChart, smoothing } from '../components/score-chart.js';
import { categoryBadge, classOf, learningBadge, severityBadge } from '../components/severity.js';
import { plantSketch } from '../components/plant-sketch.js';
import { loadBands, loadTags, tagCharts } from '../components/tag-charts.js';
import { timeBar } from '../components/time-bar.js';
import '../components/heat-map.js';

const MOST_CHARTS = 20; // as many lines as the server draws at once
const USUAL_CHARTS = 6;
const COLUMNS = 100;
const MOST_INCIDENTS = 200;

export function open(app, name) {
  let isAsked = false;
  let asset = null;
  let stream = null;
  let seen = null;
  let incidents = [];
  let ratio = null;
  let tags = null;
  let bands = null;
  let known = { tags: [], detectors: [] };
  let deviation = null;
  let stages = {};
  let marked = null; // the time that was marked here last
  const drawn = { score: memo(), tags: memo(), deviation: memo() }; // a score that comes moves a number, and no chart

  async function load(signal) {
    const { parameters } = current();
    const page = await get('assets', { asset: name, limit: 1 }, signal);
    asset = page.items[0] ?? null;
    isAsked = true;
    if (!asset) return;
    const wanted = parameters.get('stream');
    stream = asset.streams.find(one => one.stream === wanted) ?? worst(asset.streams);
    seen = chosen(newestOf(stream) ?? app.newest);
    app.window = seen;
    app.draw();
    const where = { asset: name, stream: stream.stream, from: seen.from, to: seen.to };
    const range = { asset: name, stream: stream.stream, from: iso(seen.from), to: iso(seen.to) };
    const [its, all, heat] = [
      incidentsWithin({ ...where, limit: MOST_INCIDENTS }, signal),
      tagsOf({ asset: name, stream: stream.stream }, signal),
      part(get('heatmap', { ...range, of: 'deviation', buckets: COLUMNS }, signal)),
    ];
    const shown = parameters.getAll('tag').slice(0, MOST_CHARTS);
    const curvesOfTags = shown.length ? loadTags({ ...where, points: 400 }, shown, signal)
      : Promise.all([its, all, heat]).then(found => loadTags({ ...where, points: 400 }, usual(...found), signal));
    [incidents, known, deviation, tags, ratio, stages] = await Promise.all([its, all, heat, curvesOfTags,
      curves(where, { score: 'ratio', detector: parameters.getAll('detector') }, signal),
      stagesOf(stream.profile, signal),
    ]);
    showBands(where, seen, signal).catch(() => {}); // given up, as something else is wanted
  }

  /** They are much to read, and nobody waits for them: the charts are there. */
  async function showBands(where, time, signal) {
    const found = await part(loadBands(where, signal));
    if (time !== seen) return;
    bands = found;
    app.draw();
  }

  /** Those that incidents here were about, else those that deviate most, else the first. */
  function usual(its, all, heat) {
    const blamed = its.flatMap(one => one.contributors.map(({ tag }) => tag));
    const drawn = all.tags.filter(tag => tag.kind !== 'CATEGORICAL').map(({ tag }) => tag);
    return [...new Set([...blamed, ...(heat.value?.bins ?? []), ...drawn])].filter(tag => drawn.includes(tag)).slice(0, USUAL_CHARTS);
  }

  function scores(news) {
    const own = news.filter(score => score.asset === name);
    for (const score of own) {
      const its = asset?.streams.find(one => one.stream === score.stream);
      if (its) Object.assign(its, { ratio: score.ratio, severity: score.severity, ratios: score.ratios, lastScoreAt: score.time });
    }
    return own.length > 0 && (seen?.follows ?? true);
  }

  function view() {
    if (!isAsked) return waiting();
    if (!asset) return empty(html`There is no asset <bdi>${name}</bdi>. <a href=${linkTo('overview')}>To the overview</a>`);
    const { parameters } = current();
    const link = location.hash;
    const threshold = Number(parameters.get('threshold')) || 1;
    const weight = Number(parameters.get('ema')) || 1;
    const spans = incidents.map(one => ({
      from: Date.parse(one.startedAt), to: Math.min(endOf(one), seen.to), color: classOf(one.peakSeverity), label: one.text }));
    const look = { ...seen, spans, threshold, weight, overlaid: parameters.has('overlaid') };
    return html`
      <div class="head">
        <h1><bdi>${name}</bdi></h1>
        ${severityBadge(stream.severity)} ${stream.state === 'LEARNING' ? learningBadge() : ''}
        <span class="ratio">${formatRatio(stream.ratio)}</span>
        <nav class="choice" aria-label="Streams">${asset.streams.map(one => html`<a
          href=${linkTo('asset', name, { stream: one.stream })} aria-current=${one === stream ? 'true' : 'false'}>${formatStream(one)}</a>`)}</nav>
        <a href=${linkTo('network', name, { stream: stream.stream })}>Network</a>
        <a href=${linkTo('explore', name, { stream: stream.stream })}>Explore</a>
      </div>
      ${timeBar(seen)}
      <section aria-labelledby="score-title">
        <div class="head"><h2 id="score-title">How far from normal</h2>
          <div class="filters">
            <label>Threshold <input type="number" class="short" min="0.1" max="100" step="0.1" .value=${String(threshold)}
              @change=${event => change({ threshold: event.target.value === '1' ? null : event.target.value })}></label>
            ${smoothing(parameters)}
            ${detectors(parameters)}
            ${markTime(app, { asset: name, stream: stream.stream }, seen, () => { marked = seen; app.draw(); })}
          </div></div>
        ${ratio ? drawn.score([ratio, incidents, seen, link], () => scoreChart(ratio.curves, look)) : waiting()}
        ${ratio ? html`<p class="hint">${ratio.step === 'raw' ? 'Each window; where there are too many, those that stand out.' : `The highest of each ${formatStep(ratio.step)}.`}
          Drag to look closer, double-click to look wider.</p>` : ''}
        <p class="hint" role="status">${marked ? html`${formatTime(marked.from)} to ${formatTime(marked.to)} is marked: <a
          href=${linkTo('explore', name, { stream: stream.stream })}>all that was said of this time</a>` : ''}</p>
      </section>
      <div class="two">
        <div>
          <section aria-labelledby="tags-title">
            <div class="head"><h2 id="tags-title">Tags</h2>
              <div class="filters">
                <label class="check"><input type="checkbox" .checked=${look.overlaid}
                  @change=${event => change({ overlaid: event.target.checked ? '1' : null })}> overlaid</label>
                ${known.tags.length ? html`<details class="picker"><summary>Choose tags</summary><fieldset><legend class="hidden">Tags</legend>
                  ${known.tags.map(({ tag }) => html`<label class="check"><input type="checkbox" value=${tag}
                    .checked=${shownTags().includes(tag)} @change=${pick}> <bdi>${tag}</bdi></label>`)}</fieldset></details>` : ''}
                <a class="button" href=${urlOf('readings.csv', { asset: name, stream: stream.stream, from: iso(seen.from), to: iso(seen.to) })} download>CSV</a>
                ${boardLink(app, { asset: name, stream: stream.stream, ...seen })}
              </div></div>
            ${tags ? drawn.tags([tags, bands, incidents, seen, link], () => tagCharts(tags, bands, look)) : waiting()}
            ${parameters.getAll('tag').length > MOST_CHARTS ? capped(`${MOST_CHARTS} of ${parameters.getAll('tag').length} tags: choose fewer.`) : ''}
          </section>
          <section aria-labelledby="deviation-title"><h2 id="deviation-title">Which tags deviated, and when</h2>${drawn.deviation([deviation, ratio, seen, link], () => panel(deviation, deviations))}</section>
        </div>
        <div>
          <section aria-labelledby="its-title"><h2 id="its-title">Incidents</h2>${incidentList()}</section>
          ${plantSketch(stages, known.tags, incidents)}
        </div>
      </div>`;
  }

  const isAnomalous = () => ratio?.curves[0].max.some(one => one >= 1) ?? false;

  const shownTags = () => tags?.curves.map(curve => curve.name) ?? [];

  function pick(event) {
    const chosenTags = new Set(shownTags());
    if (event.target.checked) chosenTags.add(event.target.value);
    else chosenTags.delete(event.target.value);
    change({ tag: [...chosenTags] });
  }

  function detectors(parameters) {
    const told = stream.ratios ?? {};
    const on = parameters.getAll('detector');
    const all = [...new Set([...known.detectors, ...Object.keys(told), ...on])].sort();
    if (all.length === 0) return '';
    return html`<fieldset class="inline"><legend>Detectors</legend>${all.map(one => html`<label class="check">
      <input type="checkbox" .checked=${on.includes(one)} @change=${event => change({
        detector: event.target.checked ? [...on, one] : on.filter(other => other !== one) })}> ${one}
      ${one in told ? html`<span class=${told[one] >= 1 ? 'beyond' : 'hint'}>${formatRatio(told[one])}</span>` : ''}</label>`)}</fieldset>`;
  }

  function incidentList() {
    if (incidents.length === 0) return empty('None in this time.');
    return html`<ul class="list" role="list">${incidents.map(one => html`<li><a class="row" href=${linkTo('incident', one.id, { from: null, to: null, last: null })}>
      <span>${severityBadge(one.peakSeverity)} ${categoryBadge(one.category)}
        <span class=${one.status === 'OPEN' ? 'open' : 'over'}>${one.status === 'OPEN' ? 'open' : 'over'}</span></span>
      <span class="hint">${formatTime(one.startedAt)}, peak ${formatRatio(one.peakRatio)}</span>
      <span class="why">${one.text}</span></a></li>`)}</ul>
      ${incidents.length >= MOST_INCIDENTS ? capped(`The newest ${MOST_INCIDENTS} of this time.`) : ''}`;
  }

  function deviations(heat) {
    if (heat.cells.length === 0) return empty(isAnomalous() ? 'Not known yet: this is gathered some time after the scores.' : 'No window of this time was anomalous.');
    const most = Math.max(...heat.cells.map(([, , count]) => count));
    const model = {
      label: `Deviation of ${heat.bins.join(', ')} over time`, rows: heat.bins, warm: true,
      cells: heat.cells.map(([column, row, count]) => [Date.parse(heat.times[column]), row, Math.sqrt(count / most)]),
      from: seen.from, to: seen.to, step: millisOf(heat.step),
    };
    return html`<heat-map .model=${model} @pick=${event => show(event.detail.from, event.detail.to)}></heat-map>`;
  }

  return { title: name, load, view, local: ['threshold', 'ema', 'overlaid'], scores, incident: one => one.asset === name, close: () => { app.window = null; } };
}

/** What there is to draw; of a stream that is new here, the tags of its newest reading. */
async function tagsOf(where, signal) {
  const known = await get('tags', where, signal);
  if (known.tags.length) return known;
  const newest = await get('readings', { ...where, limit: 1 }, signal);
  return { ...known, tags: Object.keys(newest.items[0]?.values ?? {}).map(tag => ({ tag })) };
}

const worst = streams => streams.reduce((most, one) => ((one.ratio ?? -1) > (most.ratio ?? -1) ? one : most));
