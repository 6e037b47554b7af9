// How far from normal: the ratio over time, its threshold, the windows beyond it, and the incidents.
import { html } from '../vendor/lit-html/lit-html.js';
import { formatRatio } from '../core/format.js';
import { smooth } from '../core/history.js';
import { change } from '../core/route.js';
import { show, zoom } from '../core/window.js';
import { colorOf, keyOf } from './colors.js';
import { empty } from './notice.js';
import { classOf, severityOf } from './severity.js';
import './time-chart.js';

const MOST_MARKS = 300;
const MOST_EVEN = 20; // times the threshold: above it nobody would see on an even scale what is near it

const WEIGHTS = [['1', 'none'], ['0.5', 'little'], ['0.2', 'some'], ['0.05', 'much']];

/** How much of each point the moving average is. */
export const smoothing = parameters => html`<label>Smoothing <select name="ema"
  @change=${event => change({ ema: event.target.value === '1' ? null : event.target.value })}>
  ${WEIGHTS.map(([key, text]) => html`<option value=${key} ?selected=${Number(key) === (Number(parameters.get('ema')) || 1)}>${text}</option>`)}</select></label>`;

/**
 * @param curves the ratio, and those of detectors
 * @param look {from, to, spans, threshold, weight, height}
 */
export function scoreChart(curves, look) {
  if (curves.every(curve => curve.times.length === 0)) return empty('No scores in this time.');
  const [ratio, ...detectors] = curves;
  const hits = [];
  ratio.times.forEach((time, i) => {
    if (ratio.max[i] >= look.threshold) {
      hits.push({ time, value: ratio.max[i], color: classOf(severityOf(ratio.max[i], look.threshold)) });
    }
  });
  const highest = Math.max(...ratio.max);
  const model = {
    from: look.from, to: look.to, spans: look.spans, zero: true, isSteep: highest > MOST_EVEN * look.threshold, sync: 'time', height: look.height ?? 220,
    label: `Ratio of the score to its threshold: at most ${formatRatio(highest)}, ${hits.length} points at or above ${look.threshold}`,
    lines: [
      { value: look.threshold, label: `threshold ${look.threshold}`, color: 'soft', isAlwaysSeen: true },
      { value: look.threshold * 2, label: 'critical', color: 'critical' },
    ],
    marks: hits.length > MOST_MARKS ? thinned(hits) : hits,
    curves: [
      ...detectors.map((curve, i) => ({
        label: curve.name, times: curve.times, values: smooth(curve.max, look.weight), color: colorOf(i + 1), dash: [4, 3],
      })),
      { label: 'ratio', times: ratio.times, values: smooth(ratio.max, look.weight), color: 'curve' },
    ],
  };
  return html`<figure class="score">
    ${detectors.length ? html`<figcaption>${detectors.map((curve, i) => html`<span class=${keyOf(i + 1)}>${curve.name}</span> `)}</figcaption>` : ''}
    <time-chart .model=${model} @range=${event => show(event.detail.from, event.detail.to)} @out=${() => zoom(look, 3)}></time-chart>
    ${model.isSteep ? html`<p class="hint">High ratios are drawn closer together: ten times as much is a step of the scale.</p>` : ''}
  </figure>`;
}

/** The highest of each stretch: the marks are for the eye, the curve has all. */
function thinned(hits) {
  const size = Math.ceil(hits.length / MOST_MARKS);
  const kept = [];
  for (let i = 0; i < hits.length; i += size) {
    kept.push(hits.slice(i, i + size).reduce((most, one) => (one.value > most.value ? one : most)));
  }
  return kept;
}
