// <state-lanes>: what actuators did, a lane each. `model`: from, to (ms), label,
// lanes [{name, times, min, max, last}]; where min and max of a point differ it switched in between.
import { color, faded } from './colors.js';
import { CanvasPanel, fitted } from './canvas-panel.js';

const LANE = 20, BAR = 14, GUTTER = 64;

class StateLanes extends CanvasPanel {
  heightOf({ lanes }) {
    return lanes.length * LANE;
  }

  paint(context, { from, to, lanes }, width) {
    const right = width - 20;
    const x = time => GUTTER + ((time - from) / (to - from)) * (right - GUTTER);
    lanes.forEach((lane, row) => {
      const top = row * LANE + (LANE - BAR) / 2;
      context.fillStyle = color('soft');
      context.textAlign = 'right';
      context.fillText(fitted(context, lane.name, GUTTER - 6), GUTTER - 6, row * LANE + LANE / 2);
      const levels = [...new Set(lane.last)].filter(one => one !== null).sort((a, b) => a - b);
      for (const run of runsOf(lane, to)) {
        const left = Math.max(GUTTER, x(run.from));
        const size = Math.max(1, Math.min(right, x(run.to)) - left);
        const share = levels.length < 2 ? 0.25 : 0.12 + (0.6 * levels.indexOf(run.value)) / (levels.length - 1);
        context.fillStyle = run.switches ? faded('accent', 0.8) : faded('ink', share);
        context.fillRect(left, top, size, BAR);
        if (size > 26 && !run.switches) {
          context.fillStyle = share > 0.5 ? color('panel') : color('ink');
          context.textAlign = 'left';
          context.fillText(fitted(context, String(run.value), size - 6), left + 4, row * LANE + LANE / 2);
        }
      }
    });
  }
}

/** Stretches of the same state. */
function runsOf({ times, min, max, last }, latest) {
  const runs = [];
  // the newest state is known until the next point would have come
  const steps = times.slice(1).map((time, i) => time - times[i]).sort((a, b) => a - b);
  const end = Math.min(latest, (times.at(-1) ?? latest) + (steps[Math.floor(steps.length / 2)] ?? Infinity));
  times.forEach((time, i) => {
    if (last[i] === null) return;
    const switches = min[i] !== max[i];
    const before = runs.at(-1);
    if (before && before.value === last[i] && before.switches === switches) before.to = times[i + 1] ?? end;
    else runs.push({ from: time, to: times[i + 1] ?? end, value: last[i], switches });
  });
  return runs;
}

customElements.define('state-lanes', StateLanes);
