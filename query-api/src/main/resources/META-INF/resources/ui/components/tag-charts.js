// The curves of some tags of a stream around a stretch of time: levels as curves with the band that was
// expected, states as lanes.
import { html } from '../vendor/lit-html/lit-html.js';
import { get } from '../core/api.js';
import { curves, smooth } from '../core/history.js';
import { iso, show, zoom } from '../core/window.js';
import { formatNumber } from '../core/format.js';
import { colorOf, keyOf } from './colors.js';
import { capped, empty } from './notice.js';
import './state-lanes.js';
import './time-chart.js';

const MOST_BANDS = 500; // anomalous windows whose bands are drawn: each says all that it knows, which is much

/** What charts of these tags need. */
export const loadTags = async (where, tags, signal) => (tags.length === 0 ? { curves: [] } : curves(where, { tag: tags }, signal));

/** What would have been normal, as the anomalous windows of a time say it. */
export async function loadBands({ asset, stream, from, to }, signal) {
  const anomalous = await get('scores', { asset, stream, from: iso(from), to: iso(to), severity: 'INFO', limit: MOST_BANDS }, signal);
  return { expected: bandsOf(anomalous.items), lacks: Boolean(anomalous.next) };
}

/** By tag, what anomalous windows say would have been normal; oldest first. */
function bandsOf(scores) {
  const bands = new Map();
  for (const score of [...scores].reverse()) {
    for (const { tag, low, high, expected } of score.contributors) {
      const [least, most] = [low ?? expected, high ?? expected];
      if (least === undefined || most === undefined) continue;
      if (!bands.has(tag)) bands.set(tag, { times: [], low: [], high: [] });
      const band = bands.get(tag);
      band.times.push(Date.parse(score.windowEnd));
      band.low.push(least);
      band.high.push(most);
    }
  }
  return bands;
}

const isState = curve => curve.kind === 'DISCRETE';

/**
 * @param bands the part of what would have been normal; null while it is not known
 * @param look {from, to, spans, weight, overlaid}
 */
export function tagCharts(loaded, bands, look) {
  const levels = loaded.curves.filter(curve => !isState(curve));
  const states = loaded.curves.filter(isState);
  const zoomed = { range: event => show(event.detail.from, event.detail.to), out: () => zoom(look, 3) };
  const model = (label, shown, more) => ({ from: look.from, to: look.to, spans: look.spans, sync: 'time', label, curves: shown, ...more });
  const curveOf = (curve, i) => ({
    label: curve.name, unit: curve.unit, times: curve.times, values: smooth(curve.mean, look.weight),
    low: look.weight < 1 ? null : curve.min, high: look.weight < 1 ? null : curve.max, color: colorOf(i),
  });
  if (loaded.curves.length === 0 || loaded.curves.every(curve => curve.times.length === 0)) {
    return empty('No readings of these tags in this time.');
  }
  return html`
    ${look.overlaid && levels.length
      ? html`<figure><figcaption>${levels.map((curve, i) => html`<span class=${keyOf(i)}><bdi>${curve.name}</bdi> ${curve.unit ?? ''}</span> `)}</figcaption>
          <time-chart .model=${model('Tags', levels.map(curveOf), { height: 280 })}
            @range=${zoomed.range} @out=${zoomed.out}></time-chart></figure>`
      : html`<div class="multiples">${levels.map(curve => html`<figure>
          <figcaption><bdi>${curve.name}</bdi> <span class="hint">${curve.unit ?? ''}</span>
            <output class="newest">${formatNumber(curve.last.at(-1))}</output></figcaption>
          <time-chart .model=${model(curve.name, [curveOf(curve, 0)], { height: 130, expected: bands?.value?.expected.get(curve.name) })}
            @range=${zoomed.range} @out=${zoomed.out}></time-chart></figure>`)}</div>`}
    ${states.length ? html`<figure><figcaption>States</figcaption>
      <state-lanes .model=${{ from: look.from, to: look.to, label: `States of ${states.map(one => one.name).join(', ')}`, lanes: states }}></state-lanes>
    </figure>` : ''}
    ${bands?.problem ? capped(`What was expected is not drawn: ${bands.problem.message}`) : ''}
    ${bands?.value?.lacks && !look.overlaid ? capped(`What was expected is drawn for the newest ${MOST_BANDS} anomalous windows of this time: narrow it to see all.`) : ''}`;
}
