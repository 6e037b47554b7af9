// <share-bars>: which part each value has, bucket by bucket, normal above and anomalous below.
// `model`: label, buckets [{time, normal: [n], anomalous: [n]}], from, to, step (ms).
import { CanvasPanel, fitted } from './canvas-panel.js';
import { color, partColorOf } from './colors.js';
import { timeAxis } from './heat-map.js';

const BAR = 56, GAP = 10, GUTTER = 72, RIGHT = 20, FOOT = 20;

class ShareBars extends CanvasPanel {
  heightOf() {
    return 2 * BAR + GAP + FOOT;
  }

  paint(context, { buckets, from, to, step }, width) {
    const space = width - GUTTER - RIGHT;
    const x = time => GUTTER + Math.min(1, Math.max(0, (time - from) / (to - from))) * space;
    ['normal', 'anomalous'].forEach((kind, row) => {
      const top = row * (BAR + GAP);
      context.fillStyle = color('soft');
      context.textAlign = 'right';
      context.fillText(fitted(context, kind, GUTTER - 6), GUTTER - 6, top + BAR / 2);
      context.fillStyle = color('ground');
      context.fillRect(GUTTER, top, space, BAR);
      buckets.forEach(bucket => {
        const begin = Date.parse(bucket.time);
        const left = x(begin);
        const size = Math.max(1, x(begin + step) - left - 0.5);
        const counts = bucket[kind];
        const total = counts.reduce((sum, one) => sum + one, 0);
        let above = top;
        counts.forEach((count, i) => {
          if (count === 0) return;
          const height = (count / total) * BAR;
          context.fillStyle = color(partColorOf(i));
          context.fillRect(left, above, size, height);
          above += height;
        });
      });
    });
    timeAxis(context, { from, to }, { left: GUTTER, space, y: 2 * BAR + GAP + FOOT / 2 });
  }
}

customElements.define('share-bars', ShareBars);
