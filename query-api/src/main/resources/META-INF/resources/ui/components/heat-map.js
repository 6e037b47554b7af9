// <heat-map>: how much there was, by row and time. `model`: label, rows [name], from, to, step (ms),
// cells [[time, row, weight], ...] with times in ms and weights of 0 to 1, warm (true if much is bad).
// Fires `pick` with the stretch {from, to} that was chosen.
import { formatTick } from '../core/format.js';
import { between, color } from './colors.js';
import { CanvasPanel, fitted } from './canvas-panel.js';

const ROW = 16, GUTTER = 64, RIGHT = 20, FOOT = 20;

class HeatMap extends CanvasPanel {
  constructor() {
    super();
    this.addEventListener('click', event => {
      const { from, to, step } = this.model ?? {};
      const box = this.getBoundingClientRect();
      const share = (event.clientX - box.left - GUTTER) / (box.width - GUTTER - RIGHT);
      if (!(share >= 0 && share <= 1)) return;
      const begin = Math.floor((from + share * (to - from)) / step) * step;
      this.dispatchEvent(new CustomEvent('pick', { detail: { from: begin, to: begin + step } }));
    });
  }

  heightOf({ rows }) {
    return rows.length * ROW + FOOT;
  }

  paint(context, { rows, cells, warm, from, to, step }, width) {
    const space = width - GUTTER - RIGHT;
    const x = time => GUTTER + Math.min(1, Math.max(0, (time - from) / (to - from))) * space;
    rows.forEach((name, row) => {
      context.fillStyle = color('soft');
      context.textAlign = 'right';
      context.fillText(fitted(context, name, GUTTER - 6), GUTTER - 6, row * ROW + ROW / 2);
      context.fillStyle = color('ground');
      context.fillRect(GUTTER, row * ROW + 1, space, ROW - 2);
    });
    for (const [time, row, weight] of cells) {
      context.fillStyle = warm
        ? weight < 0.5 ? between('ground', 'warning', weight * 2) : between('warning', 'critical', weight * 2 - 1)
        : between('ground', 'curve', weight);
      const left = x(time);
      context.fillRect(left, row * ROW + 1, Math.max(1, x(time + step) - left), ROW - 2);
    }
    timeAxis(context, { from, to }, { left: GUTTER, space, y: rows.length * ROW + FOOT / 2 });
  }
}

/** As many times as there is room for. */
export function timeAxis(context, { from, to }, { left, space, y }) {
  context.fillStyle = color('soft');
  const marks = Math.max(1, Math.floor(space / 110));
  for (let mark = 0; mark <= marks; mark++) {
    context.textAlign = mark === 0 ? 'left' : mark === marks ? 'right' : 'center';
    context.fillText(formatTick(from + ((to - from) * mark) / marks, (to - from) / marks), left + (space * mark) / marks, y);
  }
}

customElements.define('heat-map', HeatMap);
