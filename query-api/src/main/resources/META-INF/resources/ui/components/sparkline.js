import { svg } from '../vendor/lit-html/lit-html.js';

const WIDTH = 160, HEIGHT = 34;

/**
 * The course of a ratio in little: the line of the threshold, the curve, nothing else.
 *
 * @param points [[ms, ratio], ...] in order of time
 */
export function sparkline(points, label) {
  if (points.length < 2) {
    return svg`<svg class="spark" viewBox="0 0 ${WIDTH} ${HEIGHT}" aria-hidden="true"></svg>`;
  }
  const from = points[0][0];
  const length = points.at(-1)[0] - from || 1;
  const top = Math.max(1.25, ...points.map(([, ratio]) => ratio));
  const x = time => ((time - from) / length) * WIDTH;
  const y = ratio => HEIGHT - 1 - (ratio / top) * (HEIGHT - 2);
  const line = points.map(([time, ratio]) => `${x(time).toFixed(1)} ${y(ratio).toFixed(1)}`).join('L');
  return svg`<svg class="spark" viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" role="img" aria-label=${label}>
    <path class="threshold" d="M0 ${y(1)}H${WIDTH}" /><path class="curve" d="M${line}" /></svg>`;
}
