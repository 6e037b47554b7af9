// Whether a stream is still what its bundle was trained on, and since when not.
import { html } from '../vendor/lit-html/lit-html.js';
import { formatNumber, formatTime } from '../core/format.js';
import { empty } from './notice.js';
import { colorOf, keyOf } from './colors.js';
import './time-chart.js';

const MOST_TAGS = 5;

const LEAST_BEYOND = 2; // evaluations in a row: one alone is chance

/** Whether a tag of a report is unlike training. */
export const drifts = tag => tag.beyond >= LEAST_BEYOND;

const distanceOf = tag => tag.kl ?? tag.psi ?? null;

/** @param reports of one stream, newest first */
export function driftPanel(reports) {
  const newest = reports[0];
  if (!newest) return empty('Nothing was told of drift here yet.');
  const tags = newest.tags.slice(0, MOST_TAGS).map(one => one.tag);
  const oldestFirst = [...reports].reverse();
  const times = oldestFirst.map(report => Date.parse(report.at));
  const model = {
    from: times[0], to: times.at(-1) + 1, height: 150, zero: true, label: `Distance of ${tags.join(', ')} from training, in parts of the level`,
    lines: [{ value: 1, label: 'level', color: 'soft', isAlwaysSeen: true }],
    curves: tags.map((name, i) => ({
      label: name, color: colorOf(i), times,
      values: oldestFirst.map(report => {
        const tag = report.tags.find(one => one.tag === name);
        return tag && distanceOf(tag) !== null ? distanceOf(tag) / tag.level : null;
      }),
    })),
  };
  return html`
    <p>${newest.drifting ? html`<strong>Unlike training</strong>` : 'Like training'}
      <span class="hint">as of ${formatTime(newest.at)}, ${newest.tags.filter(drifts).length} of ${newest.tags.length} tags beyond their level</span></p>
    ${tags.length && reports.length > 1 ? html`<figure><figcaption>${tags.map((name, i) => html`<span class=${keyOf(i)}><bdi>${name}</bdi></span> `)}</figcaption>
      <time-chart .model=${model}></time-chart></figure>` : ''}
    ${tags.length ? html`<div class="scroll"><table>
      <thead><tr><th scope="col">Tag</th><th scope="col" class="num">KL</th><th scope="col" class="num">L1</th>
        <th scope="col" class="num">PSI</th><th scope="col" class="num">KS</th><th scope="col" class="num">Level</th></tr></thead>
      <tbody>${newest.tags.slice(0, MOST_TAGS).map(tag => html`<tr><td><bdi>${tag.tag}</bdi>${drifts(tag) ? html` <span class="badge plain">DRIFT</span>` : ''}</td>
        <td class="num">${formatNumber(tag.kl)}</td><td class="num">${formatNumber(tag.l1)}</td><td class="num">${formatNumber(tag.psi)}</td>
        <td class="num">${formatNumber(tag.ks)}</td><td class="num">${formatNumber(tag.level)}</td></tr>`)}</tbody></table></div>` : ''}
    <div class="scroll"><table>
      <thead><tr><th scope="col">Detector (ADWIN)</th><th scope="col" class="num">Mean ratio</th><th scope="col" class="num">Before</th><th scope="col">Changed</th></tr></thead>
      <tbody>${Object.entries(newest.detectors).map(([name, one]) => html`<tr><td>${name}</td><td class="num">${formatNumber(one.mean)}</td>
        <td class="num">${formatNumber(one.before)}</td><td>${one.changedAt ? formatTime(one.changedAt) : 'never'}</td></tr>`)}</tbody></table></div>`;
}
