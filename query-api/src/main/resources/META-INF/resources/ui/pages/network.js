// Records of a network, or of anything else that is judged record by record: how anomalous, how much, of which kind.
import { html } from '../vendor/lit-html/lit-html.js';
import { get, post } from '../core/api.js';
import { formatCount, formatNumber, formatPercent, formatRatio, formatStep, formatTime, millisOf } from '../core/format.js';
import { curves, incidentsWithin, endOf } from '../core/history.js';
import { part } from '../core/part.js';
import { change, current, linkTo } from '../core/route.js';
import { chosen, iso, newestOf, show, zoom } from '../core/window.js';
import { colorOf, keyOf, partKeyOf } from '../components/colors.js';
import { bar } from '../components/contributors.js';
import { choose, chooser, loadAssets } from '../components/chooser.js';
import { driftPanel } from '../components/drift-panel.js';
import { capped, empty, panel, waiting } from '../components/notice.js';
import { scoreChart, smoothing } from '../components/score-chart.js';
import { classOf, severityBadge } from '../components/severity.js';
import '../components/share-bars.js';
import { timeBar } from '../components/time-bar.js';
import '../components/heat-map.js';
import '../components/time-chart.js';

/** Charts of flows as UNSW-NB15 names their fields; what a stream does not have is left out. */
const CHARTS = [
  { title: 'Load', tags: ['sload', 'dload'], axes: ['y', 'y2'] },
  { title: 'Packets', tags: ['spkts', 'dpkts'], axes: ['y', 'y2'] },
  { title: 'Jitter', tags: ['sjit', 'djit'], axes: ['y', 'y2'] },
  { title: 'TCP handshake', tags: ['tcprtt', 'synack', 'ackdat'], axes: ['y', 'y', 'y'] },
];
const KINDS = ['proto', 'state', 'service'];
const HEAT = 'ct_state_ttl';
const COLUMNS = 100;
const ROWS = ['20', '50', '100', '500'];

export function open(app, name) {
  let assets = null;
  let own = null;
  let seen = null;
  let known = {};
  let ratio = null;
  let flows = null;
  let shares = [];
  let tops = [];
  let heat = null;
  let anomalies = null;
  let incidents = [];
  let drift = null;
  let bursts = null;

  async function load(signal) {
    const { parameters } = current();
    assets = await loadAssets(signal);
    own = name ? choose(assets, name, parameters.get('stream')) : await firstOfRecords(assets, signal);
    if (!own) return;
    seen = chosen(newestOf(own) ?? app.newest);
    app.window = seen;
    app.draw();
    const where = { asset: own.asset, stream: own.stream, from: seen.from, to: seen.to };
    const range = { asset: own.asset, stream: own.stream, from: iso(seen.from), to: iso(seen.to) };
    const latest = await get('readings', { asset: own.asset, stream: own.stream, limit: 1 }, signal);
    known = latest.items[0]?.values ?? {};
    const kinds = kindsOf(known);
    const filters = filtersOf(kinds, parameters);
    const charts = chartsOf(known);
    const heated = parameters.get('heat') ?? (HEAT in known ? HEAT : charts.flatMap(chart => chart.tags)[0]);
    [ratio, anomalies, incidents, drift, heat, flows, shares, tops, bursts] = await Promise.all([
      curves(where, { score: 'ratio' }, signal),
      get('scores', { ...range, ...filters, severity: 'INFO', limit: rowsOf(parameters) }, signal),
      incidentsWithin(where, signal),
      part(get('drift/history', { asset: own.asset, stream: own.stream, limit: 200 }, signal)),
      heated ? part(get('heatmap', { ...range, tag: heated, buckets: COLUMNS }, signal)) : null,
      charts.length ? part(curves({ ...where, points: 300 }, { tag: charts.flatMap(chart => chart.tags) }, signal)) : null,
      Promise.all(kinds.map(tag => part(get('distribution', { ...range, tag, buckets: 60 }, signal)))),
      Promise.all(kinds.map(tag => part(get('top', { ...range, tag, k: 10, only: 'anomalous' }, signal)))),
      // The rule is that of alert-service, which the server has: there is no second one here.
      part(post('what-if', { ...range, threshold: numberOf('threshold', 1), burst: { window: `PT${numberOf('burst', 1)}M`, hits: numberOf('hits', 20) } }, {}, signal)),
    ]);
  }

  const scores = news => news.some(score => score.asset === own?.asset && score.stream === own?.stream) && (seen?.follows ?? true);

  function view() {
    if (!assets) return waiting();
    if (!own) return html`<div class="head"><h1>Network</h1>
      ${assets.length ? html`<span class="filters">${chooser('network', assets, {})}</span>` : ''}</div>
      ${empty(name ? html`There is no asset <bdi>${name}</bdi>.` : assets.length
        ? html`No stream here has records, as those of networks have: <code>./sluice run --profile network</code> shows one. Any other can be chosen.`
        : 'There are no assets yet.')}`;
    if (!ratio) return html`${head()}${waiting()}`;
    const { parameters } = current();
    const [threshold, window, hits] = [numberOf('threshold', 1), numberOf('burst', 1), numberOf('hits', 20)];
    const found = bursts?.value?.bursts ?? [];
    const spans = [
      ...incidents.map(one => ({ from: Date.parse(one.startedAt), to: Math.min(endOf(one), seen.to), color: classOf(one.peakSeverity), label: one.text })),
      ...found.map(burst => ({ from: Date.parse(burst.startedAt), to: Date.parse(burst.updatedAt), color: 'second', label: 'burst' })),
    ];
    const number = (key, label, value, usual, least, step) => html`<label>${label} <input type="number" class="short" min=${least} step=${step} .value=${String(value)}
      @change=${event => change({ [key]: Number(event.target.value) === usual ? null : event.target.value })}></label>`;
    return html`${head()}
      <section aria-labelledby="score-title"><div class="head"><h2 id="score-title">How anomalous</h2>
        <div class="filters">${number('threshold', 'Threshold', threshold, 1, 0.1, 'any')} ${smoothing(parameters)} ${number('burst', 'Burst: minutes', window, 1, 1, 1)}
          ${number('hits', 'hits', hits, 20, 2, 1)}</div></div>
        ${scoreChart(ratio.curves, { ...seen, spans, threshold, weight: Number(parameters.get('ema')) || 1 })}
        ${panel(bursts, () => html`<p class="hint">${found.length
          ? `${formatCount(found.length)} ${found.length === 1 ? 'burst' : 'bursts'} of ${hits} anomalous records within ${window} min`
          : `No burst of ${hits} anomalous records within ${window} min`}</p>`)}
      </section>
      ${chartsOf(known).length ? html`<section aria-labelledby="flows-title"><h2 id="flows-title">Traffic</h2>
        ${panel(flows, ({ curves: drawn }) => html`<div class="multiples">${chartsOf(known).map(chart => flowChart(chart, drawn))}</div>`)}</section>` : ''}
      ${shares.length ? html`<section aria-labelledby="kinds-title"><h2 id="kinds-title">Kinds, in percent</h2>
        <div class="multiples wide">${shares.map(one => panel(one, shareChart))}</div></section>` : ''}
      ${heat ? panel(heat, value => heatPanel(parameters, value)) : ''}
      <div class="two even">
        <section aria-labelledby="recent-title"><h2 id="recent-title">Newest anomalies</h2>${recent(parameters)}</section>
        <div>${tops.map(one => panel(one, topTable))}
          <section aria-labelledby="drift-title"><h2 id="drift-title">Drift</h2>${panel(drift, ({ items }) => driftPanel(items))}</section></div>
      </div>`;
  }

  const head = () => html`<div class="head"><h1>Network: <bdi>${own.asset}</bdi></h1>
      ${severityBadge(own.severity)} <span class="filters">${chooser('network', assets, own)}
      <a href=${linkTo('asset', own.asset, { stream: own.stream })}>Asset</a></span></div>
    ${seen ? timeBar(seen) : ''}`;

  function flowChart({ title, tags, axes }, drawn) {
    const shown = drawn.filter(curve => tags.includes(curve.name));
    if (shown.every(curve => curve.times.length === 0)) return html`<figure><figcaption>${title}</figcaption>${empty('No records in this time.')}</figure>`;
    const model = {
      from: seen.from, to: seen.to, sync: 'time', height: 150, label: `${title}: ${tags.join(', ')}`,
      curves: shown.map((curve, i) => ({
        label: curve.name, times: curve.times, values: curve.mean, color: colorOf(i),
        scale: shown.length > 1 ? axes[tags.indexOf(curve.name)] : 'y' })),
    };
    return html`<figure><figcaption>${tags.length > 1 ? title : ''} ${shown.map((curve, i) => html`<span class=${keyOf(i)}>${curve.name}${curve.unit ? ` (${curve.unit})` : ''}${
      shown.length > 1 && axes[tags.indexOf(curve.name)] === 'y2' ? ', right' : ''}</span> `)}</figcaption>
      <time-chart .model=${model} @range=${event => show(event.detail.from, event.detail.to)} @out=${() => zoom(seen, 3)}></time-chart></figure>`;
  }

  function shareChart(found) {
    const { tag, values, buckets, step } = found;
    return html`<figure><figcaption><bdi>${tag}</bdi> <span class="hint">of each ${formatStep(step)}</span> ${values.map((value, i) => html`<span class=${partKeyOf(i)}><bdi>${value}</bdi></span> `)}</figcaption>
      <share-bars .model=${{ buckets, from: seen.from, to: seen.to, step: millisOf(step),
        label: `Shares of ${tag} over time, normal and anomalous: ${values.join(', ')}` }}></share-bars>${sampled(found)}</figure>`;
  }

  function heatPanel(parameters, found) {
    const most = Math.max(1, ...found.cells.map(([, , count]) => count));
    const numbers = Object.entries(known).filter(([, value]) => typeof value === 'number').map(([tag]) => tag);
    return html`<section aria-labelledby="heat-title"><div class="head"><h2 id="heat-title"><bdi>${found.tag}</bdi> over time</h2>
      <div class="filters"><label>Tag <select @change=${event => change({ heat: event.target.value })}>
        ${numbers.map(tag => html`<option ?selected=${tag === (parameters.get('heat') ?? found.tag)}>${tag}</option>`)}</select></label></div></div>
      ${found.cells.length === 0 ? empty('No records in this time.') : html`<heat-map .model=${{
        label: `How many records had which ${found.tag}, over time`, rows: found.bins.map(rowOf), from: seen.from, to: seen.to, step: millisOf(found.step),
        cells: found.cells.map(([column, row, count]) => [Date.parse(found.times[column]), row, Math.sqrt(count / most)]) }}
        @pick=${event => show(event.detail.from, event.detail.to)}></heat-map>`}${sampled(found)}</section>`;
  }

  function recent(parameters) {
    const filters = kindsOf(known).map((tag, i) => html`<label>${tag} <select @change=${event => change({ [linkOf(tag)]: event.target.value })}>
      <option value="">all</option>${[...new Set([...(shares[i]?.value?.values ?? []), parameters.get(linkOf(tag))])].filter(value => value && value !== 'Other').map(value =>
        html`<option value=${value} ?selected=${value === parameters.get(linkOf(tag))}>${value}</option>`)}</select></label>`);
    return html`<div class="filters left">${filters} <label>Rows <select name="rows" @change=${event =>
        change({ rows: event.target.value === ROWS[0] ? null : event.target.value })}>${ROWS.map(count =>
        html`<option value=${count} ?selected=${count === rowsOf(parameters)}>${count}</option>`)}</select></label></div>
      ${anomalies.items.length === 0 ? empty('None in this time.') : html`
      <div class="scroll" tabindex="0" role="group" aria-label="Table"><table>
        <thead><tr><th scope="col">Time</th><th scope="col">Severity</th><th scope="col" class="num">Ratio</th><th scope="col">Tags</th></tr></thead>
        <tbody>${anomalies.items.map(one => html`<tr><td class="tight">${formatTime(one.windowEnd)}</td>
          <td>${severityBadge(one.severity)}</td><td class="num">${formatRatio(one.ratio)}</td>
          <td>${one.contributors.slice(0, 3).map(part => html`<bdi>${part.tag}</bdi> ${formatNumber(part.observed)} (${formatPercent(part.share)}) `)}</td></tr>`)}</tbody>
      </table></div>
      ${anomalies.next ? capped(`The newest ${formatCount(anomalies.items.length)} of this time, and there are more: narrow it, or show more rows.`) : ''}`}`;
  }

  return { title: 'Network', load, view, local: ['ema'], scores, incident: one => one.asset === own?.asset, close: () => { app.window = null; } };
}

const numberOf = (key, usual) => Number(current().parameters.get(key)) || usual;

/** That not all records were counted is said. */
const sampled = ({ sample }) => (sample ? capped('Some of the records of all this time were counted: narrow it to count all.') : '');

/** Tags whose values are words, those that networks have first. */
function kindsOf(values) {
  const words = Object.entries(values).filter(([, value]) => typeof value === 'string').map(([tag]) => tag);
  return [...KINDS.filter(tag => words.includes(tag)), ...words.filter(tag => !KINDS.includes(tag))].slice(0, 3);
}

function chartsOf(values) {
  const there = CHARTS.map(chart => ({ ...chart, tags: chart.tags.filter(tag => tag in values) })).filter(chart => chart.tags.length > 0);
  if (there.length) return there;
  return Object.entries(values).filter(([, value]) => typeof value === 'number').slice(0, 4)
    .map(([tag]) => ({ title: tag, tags: [tag], axes: ['y'] }));
}

/** The parameter of a tag that anomalies are chosen by; one of its own name where nothing else can have that. */
const linkOf = tag => (KINDS.includes(tag) ? tag : `tag.${tag}`);

const filtersOf = (kinds, parameters) => Object.fromEntries([...new Set([...KINDS, ...kinds])].filter(tag => parameters.get(linkOf(tag)))
  .map(tag => [`tag.${tag}`, parameters.get(linkOf(tag))]));

const rowsOf = parameters => (ROWS.includes(parameters.get('rows')) ? parameters.get('rows') : ROWS[0]);

/** The first stream of which a reading holds a word: those of records do. One reading a profile tells. */
async function firstOfRecords(assets, signal) {
  const streams = assets.flatMap(({ asset, streams: its }) => its.map(one => ({ asset, ...one })));
  const byProfile = new Map();
  for (const one of streams) if (!byProfile.has(one.profile)) byProfile.set(one.profile, one);
  for (const one of [...byProfile.values()].slice(0, 20)) {
    const page = await get('readings', { asset: one.asset, stream: one.stream, limit: 1 }, signal);
    if (kindsOf(page.items[0]?.values ?? {}).length) return one;
  }
  return null;
}

/** What fits beside a row: where its values begin, since the next row says where they end. */
const rowOf = bin => String(bin).replace(/^(\S+) to \S+$/, '≥ $1');

function topTable({ tag, values }) {
  const most = Math.max(1, ...values.map(one => one.anomalous));
  return html`<section aria-labelledby=${`top-${tag}`}><h2 id=${`top-${tag}`}>Most anomalous: <bdi>${tag}</bdi></h2>
    ${values.length === 0 ? empty('None in this time.') : html`<table>
      <thead><tr><th scope="col">Value</th><th scope="col" class="num">Anomalous</th><th scope="col">Part</th><th scope="col" class="num">Of records</th></tr></thead>
      <tbody>${values.map(one => html`<tr><td><bdi>${one.value}</bdi></td><td class="num">${formatCount(one.anomalous)}</td>
        <td>${bar(one.anomalous / most)}</td><td class="num">${formatCount(one.count)}</td></tr>`)}</tbody></table>`}</section>`;
}
