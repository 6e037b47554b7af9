// All that a bundle says of itself: how it judges, what it was trained from, what was found, its card and its hashes.
import { html } from '../vendor/lit-html/lit-html.js';
import { formatCount, formatNumber, formatStep, formatWord } from '../core/format.js';

/** @param bundle an answer of `/bundles/<profile>/<version>` */
export function bundleDetail(bundle) {
  const { calibration, training } = bundle;
  const fact = (name, value) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
  return html`
    <dl class="facts wide">
      ${fact('Stage', formatWord(bundle.stage))}${fact('Judges', bundle.kind === 'EVENTS'
        ? `each record of ${formatCount(bundle.tags)} tags`
        : `${bundle.window} readings of ${formatCount(bundle.tags)} tags, one every ${formatStep(bundle.interval)}`)}
      ${fact('Detectors', bundle.detectors.map(one => one.name).join(', '))}
      ${fact('Trained on', `${formatCount(training.rows)} rows, ${formatCount(training.windows)} windows`)}
      ${calibration ? fact('Calibrated', calibration.budget
        ? `for ${budgetText(calibration.budget)} false alarms a day, on ${formatCount(calibration.windows)} windows`
        : `by the ${formatNumber(calibration.percentile)}th percentile of ${formatCount(calibration.windows)} windows`) : ''}
    </dl>
    ${table('What evaluation found', ['Measure', 'Value'], Object.entries(bundle.metrics).map(([name, value]) => [name, formatNumber(value)]))}
    ${bundle.card ? html`<details><summary>Model card</summary><pre class="card" tabindex="0">${bundle.card}</pre></details>` : ''}
    ${table('Hashes (SHA-256)', ['File', ''], [['bundle.json', bundle.sha256], ...Object.entries(bundle.files)].map(([name, hash]) => [name, html`<code>${hash}</code>`]))}
    ${table('Options of its training', ['Option', 'Value'],
      [['seed', training.seed], ['data (SHA-256)', training.dataSha256], ...Object.entries(training.options)])}`;
}

/** INFO, WARNING and CRITICAL. */
export const budgetText = ({ info, warning, critical }) => [info, warning, critical].map(formatNumber).join(' / ');

const table = (title, heads, rows) => (rows.length === 0 ? '' : html`<details><summary>${title}</summary>
  <div class="scroll"><table><thead><tr>${heads.map(head => html`<th scope="col">${head || html`<span class="hidden">Value</span>`}</th>`)}</tr></thead>
    <tbody>${rows.map(row => html`<tr>${row.map(cell => html`<td>${cell}</td>`)}</tr>`)}</tbody></table></div></details>`);
