// Any tag or the ratio of a stream: its course, what is usual of it, and how it goes with another; and the rows themselves.
import { html } from '../vendor/lit-html/lit-html.js';
import { get, next, urlOf } from '../core/api.js';
import { formatCount, formatNumber, formatTime, formatWord } from '../core/format.js';
import { curves, rollingMean } from '../core/history.js';
import { part } from '../core/part.js';
import { change, current, linkTo } from '../core/route.js';
import { chosen, iso, newestOf, show, zoom } from '../core/window.js';
import { bar } from '../components/contributors.js';
import { choose, chooser, loadAssets } from '../components/chooser.js';
import { markRecord, markTime } from '../components/feedback.js';
import { capped, empty, failure, panel, waiting } from '../components/notice.js';
import { timeBar } from '../components/time-bar.js';
import '../components/time-chart.js';

const RATIO = 'ratio';
const ROWS = 30;
const MOST_ROWS = 1_000;
const MOST_SAID = 1_000;
const MEANS = { '': 'none', 5: '5 points', 20: '20 points', 60: '60 points' };

export function open(app, name) {
  let assets = null;
  let own = null;
  let seen = null;
  let names = [];
  let course = null;
  let statistics = null;
  let histogram = null;
  let page = null;
  let rows = [];
  let said = new Map(); // by time and id of a record, what people said of it
  let windows = []; // what people said of stretches of this time
  let saidProblem = null;
  let isSaidCut = false;

  const chosenTag = () => current().parameters.get('tag') ?? names[0] ?? RATIO;

  async function load(signal) {
    const { parameters } = current();
    assets = await loadAssets(signal);
    own = choose(assets, name, parameters.get('stream'));
    if (!own) return;
    seen = chosen(newestOf(own) ?? app.newest);
    app.window = seen;
    app.draw();
    const where = { asset: own.asset, stream: own.stream, from: seen.from, to: seen.to };
    const range = { asset: own.asset, stream: own.stream, from: iso(seen.from), to: iso(seen.to) };
    const windowsTold = part(get('feedback', { ...range, kind: 'WINDOW', limit: MOST_SAID }, signal));
    windowsTold.catch(() => {}); // awaited below, unless something else failed before
    const asked = rowsOf(parameters);
    let newestPage = await get('readings', { ...range, limit: asked }, signal);
    const found = [...newestPage.items];
    while (newestPage.next && found.length < asked) {
      newestPage = await next(newestPage, signal);
      found.push(...newestPage.items);
    }
    [page, rows] = [newestPage, found];
    const shown = rows.length ? { from: rows.at(-1).time, to: iso(Date.parse(rows[0].time) + 1) } : null;
    names = Object.keys(rows[0]?.values ?? {});
    const tag = chosenTag();
    const other = parameters.get('with');
    const isRatio = tag === RATIO && !names.includes(RATIO);
    const wanted = isRatio ? { score: RATIO } : { tag: [tag, ...(other ? [other] : [])] };
    const isWord = typeof rows[0]?.values[tag] === 'string';
    let told;
    [told, course, statistics, histogram] = await Promise.all([
      Promise.all([
        ...(shown ? [part(get('feedback', { ...range, ...shown, kind: 'RECORD', limit: MOST_SAID }, signal))] : []), windowsTold]),
      isWord ? { curves: [] } : curves(where, wanted, signal),
      isRatio || isWord ? null : part(get('statistics', { ...range, tag, with: other }, signal)),
      isRatio || rows.length === 0 ? null : part(get('distribution', { ...range, tag, buckets: 1 }, signal)),
    ]);
    const its = told.flatMap(one => one.value?.items ?? []);
    said = new Map(its.filter(one => one.record).map(one => [`${one.from} ${one.record}`, one]));
    windows = its.filter(one => one.kind === 'WINDOW');
    saidProblem = told.map(one => one.problem).find(Boolean) ?? null;
    isSaidCut = told.some(one => one.value?.next);
  }

  const more = () => change({ rows: Math.min(MOST_ROWS, rows.length + ROWS) });

  function view() {
    if (!assets) return waiting();
    if (!own) return html`<h1>Explore</h1>${empty(name ? html`There is no asset <bdi>${name}</bdi>.` : 'There are no assets yet.')}`;
    const { parameters } = current();
    const tag = chosenTag();
    const select = (key, label, options, value) => html`<label>${label} <select @change=${event => change({ [key]: event.target.value })}>
      ${options.map(([id, text]) => html`<option value=${id} ?selected=${id === value}>${text}</option>`)}</select></label>`;
    const tagOptions = [...names, ...(names.includes(RATIO) ? [] : [RATIO])].map(one => [one, one === RATIO ? 'ratio of the score' : one]);
    return html`
      <div class="head"><h1>Explore: <bdi>${own.asset}</bdi></h1>
        <span class="filters">${chooser('explore', assets, own)} <a href=${linkTo('asset', own.asset, { stream: own.stream })}>Asset</a></span></div>
      ${seen ? timeBar(seen) : ''}
      <section aria-labelledby="course-title"><div class="head"><h2 id="course-title"><bdi>${tag}</bdi></h2>
        <div class="filters">${select('tag', 'Tag', tagOptions, tag)}
          ${select('with', 'With', [['', 'none'], ...names.filter(one => one !== tag).map(one => [one, one])], parameters.get('with') ?? '')}
          ${select('mean', 'Rolling mean', Object.entries(MEANS), parameters.get('mean') ?? '')}</div></div>
        ${!course ? waiting() : chart(tag, Number(parameters.get('mean')))}
      </section>
      <div class="two even">
        <section aria-labelledby="stat-title"><h2 id="stat-title">What is usual</h2>${statistics ? panel(statistics, value => statisticsTable(value, parameters.get('with'))) : empty('Of tags with numbers.')}</section>
        <section aria-labelledby="histogram-title"><h2 id="histogram-title">How often which value</h2>${histogram ? panel(histogram, histogramTable) : empty('Of tags that have readings in this time.')}</section>
      </div>
      <section aria-labelledby="rows-title"><div class="head"><h2 id="rows-title">Readings, newest first</h2>
        <span class="filters">${seen ? markTime(app, own, seen, app.reload) : ''}
          <a class="button" href=${urlOf('feedback.csv', rangeNow())} download>Labels as CSV</a>
          <a class="button" href=${urlOf('readings.csv', rangeNow())} download>Readings as CSV</a>
          <a class="button" href=${urlOf('scores.csv', rangeNow())} download>Scores as CSV</a></span></div>
        ${windows.length ? html`<ul class="list" role="list">${windows.map(one => html`<li>${formatTime(one.from)} to ${formatTime(one.to)}:
          <strong>${formatWord(one.label)}</strong> by <bdi>${one.by}</bdi>${one.comment ? html`, <bdi>${one.comment}</bdi>` : ''}</li>`)}</ul>` : ''}
        ${saidProblem ? failure(saidProblem) : isSaidCut ? capped('Not all that was said of this time is shown: narrow it, or take the CSV.') : ''}
        ${table()}</section>`;
  }

  /** What was said of a record, and where to say it. */
  function marked(reading) {
    const its = said.get(`${reading.time} ${reading.id}`);
    return html`${its ? html`<span title=${its.comment ?? ''}>${formatWord(its.label)}</span> ` : ''}${markRecord(app, reading, app.reload)}`;
  }

  const rangeNow = () => ({ asset: own.asset, stream: own.stream, from: iso(seen.from), to: iso(seen.to) });

  function chart(tag, count) {
    const [first, second] = course.curves;
    if (!first || first.times.length === 0) return empty('No numbers of it in this time.');
    const model = {
      from: seen.from, to: seen.to, height: 240, label: `${tag} over time`, zero: tag === RATIO,
      curves: [
        { label: first.name, times: first.times, values: first.mean, low: first.min, high: first.max, color: 'curve' },
        ...(count ? [{ label: `mean of ${count}`, times: first.times, values: rollingMean(first.mean, count), color: 'fourth' }] : []),
        ...(second ? [{ label: second.name, times: second.times, values: second.mean, color: 'second', scale: 'y2' }] : []),
      ],
    };
    return html`<figure><figcaption><span class="key c0"><bdi>${first.name}</bdi> ${first.unit ?? ''}</span>
        ${count ? html`<span class="key c3">mean of ${count} points</span>` : ''}
        ${second ? html`<span class="key c1"><bdi>${second.name}</bdi> ${second.unit ?? ''}, right</span>` : ''}</figcaption>
      <time-chart .model=${model} @range=${event => show(event.detail.from, event.detail.to)} @out=${() => zoom(seen, 3)}></time-chart></figure>`;
  }

  function statisticsTable({ count, min, max, mean, stddev, quantiles, correlation, sample, rows: counted }, other) {
    const rowsOf = [['Readings', formatCount(count)], ['Mean', formatNumber(mean)], ['Standard deviation', formatNumber(stddev)],
      ['Least', formatNumber(min)], ...Object.entries(quantiles ?? {}).map(([share, value]) => [`${Number(share) * 100} % are below`, formatNumber(value)]),
      ['Most', formatNumber(max)], ...(other ? [[`Correlation with ${other}`, formatNumber(correlation?.r)]] : [])];
    return html`<table><tbody>${rowsOf.map(([label, value]) => html`<tr><th scope="row">${label}</th><td class="num">${value}</td></tr>`)}</tbody></table>
      ${sample ? capped(`What is below and the correlation are of ${formatCount(counted)} readings of all this time.`) : ''}`;
  }

  function histogramTable({ values, buckets, sample }) {
    const counts = values.map((value, i) => ({
      value, count: buckets.reduce((sum, bucket) => sum + bucket.normal[i] + bucket.anomalous[i], 0),
      anomalous: buckets.reduce((sum, bucket) => sum + bucket.anomalous[i], 0) }));
    const most = Math.max(1, ...counts.map(one => one.count));
    const isTold = counts.some(one => one.anomalous > 0);
    return html`<table class="dense"><thead><tr><th scope="col">Value</th><th scope="col">Part</th><th scope="col" class="num">Readings</th>
      ${isTold ? html`<th scope="col" class="num">Anomalous</th>` : ''}</tr></thead>
      <tbody>${counts.map(one => html`<tr><td><bdi>${typeof one.value === 'number' ? formatNumber(one.value) : one.value}</bdi></td><td>${bar(one.count / most)}</td>
        <td class="num">${formatCount(one.count)}</td>${isTold ? html`<td class="num">${formatCount(one.anomalous)}</td>` : ''}</tr>`)}</tbody></table>
      ${sample ? capped('Some of the readings of all this time were counted: narrow it to count all.') : ''}`;
  }

  function table() {
    const count = statistics?.value?.count;
    if (!page) return waiting();
    if (rows.length === 0) return empty('No readings in this time.');
    return html`<div class="scroll" tabindex="0" role="group" aria-label="Table"><table class="dense">
        <thead><tr><th scope="col">Time</th>${names.map(tag => html`<th scope="col" class="num"><bdi>${tag}</bdi></th>`)}<th scope="col">Label</th></tr></thead>
        <tbody>${rows.map(reading => html`<tr><td class="tight">${formatTime(reading.time)}</td>${names.map(tag =>
          html`<td class="num"><bdi>${formatNumber(reading.values[tag])}</bdi></td>`)}<td class="tight">${marked(reading)}</td></tr>`)}</tbody></table></div>
      <p class="actions left">${!page.next ? html`<span class="hint">${formatCount(rows.length)}, all of this time</span>`
        : rows.length < MOST_ROWS ? html`<button type="button" @click=${more}>Show ${ROWS} more</button>
          <span class="hint">${formatCount(rows.length)}${count ? ` of ${formatCount(count)}` : ''} shown</span>`
        : capped(`${formatCount(MOST_ROWS)}${count ? ` of ${formatCount(count)}` : ''} readings: narrow the time, or take the CSV.`)}</p>`;
  }

  return { title: 'Explore', load, view, local: ['mean'], close: () => { app.window = null; } };
}

/** How many readings the link asks for. */
const rowsOf = parameters => Math.min(MOST_ROWS, Math.max(ROWS, Math.floor(Number(parameters.get('rows'))) || ROWS));
