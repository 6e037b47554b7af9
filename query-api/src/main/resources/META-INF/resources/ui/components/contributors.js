import { html, svg } from '../vendor/lit-html/lit-html.js';
import { formatExpected, formatNumber, formatPercent } from '../core/format.js';

/** Tags that explain something, largest share first. */
export function contributorTable(contributors, caption) {
  return html`<div class="scroll"><table>
    <caption class="hidden">${caption}</caption>
    <thead><tr><th scope="col">Tag</th><th scope="col">Stage</th><th scope="col">Share</th>
      <th scope="col" class="num">Observed</th><th scope="col" class="num">Expected</th><th scope="col">Unit</th></tr></thead>
    <tbody id="contributor-rows">${contributors.map(one => html`<tr>
      <td><bdi>${one.tag}</bdi>${one.reason ? html`<span class="reason">${one.reason}</span>` : ''}</td>
      <td class="tight">${one.stage ?? '–'}</td>
      <td class="tight">${bar(one.share)} ${formatPercent(one.share)}</td>
      <td class="num">${formatNumber(one.observed)}</td>
      <td class="num">${formatExpected(one)}</td>
      <td class="tight">${one.unit ?? '–'}</td></tr>`)}</tbody>
  </table></div>`;
}

/** A share as length. */
export const bar = share => svg`<svg class="share" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"
  ><rect class="back" width="100" height="10" /><rect class="part" width=${100 * Math.min(1, Math.max(0, share))} height="10" /></svg>`;
