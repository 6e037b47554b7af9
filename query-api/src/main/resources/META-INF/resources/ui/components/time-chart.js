// <time-chart>: curves over time, drawn by uPlot. What is shown is the property `model`:
//   from, to      ms
//   curves        [{label, unit, times, values, low?, high?, color, dash?, scale?, steps?}]; times in ms
//   lines         [{value, label, color}] across
//   spans         [{from, to, color, label}] stretches of time, behind the curves
//   marks         [{time, value, color}] points that stand out
//   expected      {times, low, high}: where the first curve should have been
//   height        px; the scale of y begins at 0 with `zero`, and is logarithmic but near 0 with `isSteep`
// It fires `range` with {from, to} when a stretch was brushed, and `out` on a double click.
import { color, faded } from './colors.js';
import { formatNumber, formatTick, formatTime } from '../core/format.js';

const GUTTER = 64;

class TimeChart extends HTMLElement {
  #model = null;
  #plot = null;
  #shape = '';
  #resize = null;
  #caption = null;
  #redraw = () => {
    this.#destroy();
    this.#draw();
  };

  set model(model) {
    this.#model = model;
    if (this.isConnected) this.#draw();
  }

  get model() {
    return this.#model;
  }

  connectedCallback() {
    this.#resize = new ResizeObserver(() => {
      if (!this.#plot) this.#draw();
      else if (this.clientWidth) this.#plot.setSize({ width: this.clientWidth, height: this.#model.height ?? 180 });
    });
    this.#resize.observe(this);
    addEventListener('theme', this.#redraw);
    this.#draw();
  }

  disconnectedCallback() {
    this.#resize.disconnect();
    removeEventListener('theme', this.#redraw);
    this.#destroy();
  }

  #destroy() {
    this.#plot?.destroy();
    this.#plot = null;
    this.#shape = '';
  }

  #draw() {
    const model = this.#model;
    if (!model || !this.clientWidth) return;
    if (!window.uPlot) { // what asks for data does not wait for it
      document.addEventListener('DOMContentLoaded', this.#redraw, { once: true });
      return;
    }
    this.setAttribute('role', 'img');
    this.setAttribute('aria-label', model.label ?? model.curves.map(one => one.label).join(', '));
    const { series, bands, data } = this.#table(model);
    // What makes another plot; all else is only other data.
    const shape = JSON.stringify([series.map(one => [one.label, one.stroke, one.scale, one.dash]), model.height, model.zero, model.isSteep]);
    if (!this.#plot || shape !== this.#shape) {
      this.#destroy();
      this.#shape = shape;
      if (!this.#caption) {
        this.#caption = document.createElement('div');
        this.#caption.className = 'readout';
        this.append(this.#caption);
      }
      this.#plot = new window.uPlot(this.#options(model, series, bands), data, this);
    } else {
      this.#plot.batch(() => {
        this.#plot.setData(data, false);
        this.#plot.setScale('x', { min: model.from / 1000, max: model.to / 1000 });
      });
    }
    this.toggleAttribute('data-empty', model.curves.every(one => one.times.length === 0));
  }

  /** All curves on one column of times, as uPlot takes them. */
  #table(model) {
    const series = [{}];
    const bands = [];
    const tables = [];
    const add = (times, values, options) => {
      tables.push(withGaps(times, values));
      series.push({ points: { show: times.length < 2 }, ...options });
      return series.length - 1;
    };
    const band = (times, low, high, fill, scale) => {
      const hidden = { scale, stroke: 'transparent', width: 0, points: { show: false } };
      const top = add(times, high, { ...hidden, label: `band ${series.length}` });
      const bottom = add(times, low, { ...hidden, label: `band ${series.length}` });
      bands.push({ series: [top, bottom], fill });
    };
    for (const curve of model.curves) {
      const scale = curve.scale ?? 'y';
      if (curve.low && curve.high) {
        band(curve.times, curve.low, curve.high, faded(curve.color, 0.2), scale);
      }
      add(curve.times, curve.values, {
        label: curve.label, scale, stroke: color(curve.color), width: 1.4, dash: curve.dash,
        ...(curve.steps ? { paths: window.uPlot.paths.stepped({ align: 1 }) } : {}),
      });
    }
    return { series, bands, data: window.uPlot.join(tables) };
  }

  #options(model, series, bands) {
    const axis = {
      stroke: color('soft'), font: '11px system-ui, sans-serif',
      grid: { stroke: color('grid'), width: 1 }, ticks: { show: false },
    };
    const second = series.some(one => one.scale === 'y2');
    const range = (plot, low, high) => rangeOf(low, high, this.#model);
    return {
      width: this.clientWidth,
      height: model.height ?? 180,
      padding: [8, second ? 0 : 20, 0, 0],
      legend: { show: false },
      cursor: {
        drag: { x: true, y: false, setScale: false },
        points: { size: 6 },
        sync: model.sync ? { key: model.sync, setSeries: false } : undefined,
        bind: { dblclick: () => () => this.#tell('out', null) },
      },
      scales: {
        x: { time: false, range: () => [this.#model.from / 1000, this.#model.to / 1000] },
        y: { range, ...(model.isSteep ? { distr: 4, asinh: 1 } : {}) },
        y2: { range },
      },
      series,
      bands,
      axes: [
        { ...axis, size: 24, space: 78,
          values: (plot, splits, index, space, step) => splits.map(at => formatTick(at * 1000, step * 1000)),
          incrs: STEPS },
        // of a steep scale those between the powers of ten are left without a word, and it has some below its begin
        { ...axis, size: GUTTER, values: (plot, splits) => splits.map(at =>
          (at === null || at < plot.scales.y.min ? null : formatNumber(at))) },
        ...(second ? [{ ...axis, scale: 'y2', side: 1, size: GUTTER, grid: { show: false },
          values: (plot, splits) => splits.map(formatNumber) }] : []),
      ],
      hooks: {
        drawClear: [plot => this.#drawUnder(plot)],
        draw: [plot => this.#drawOver(plot)],
        setSelect: [plot => this.#brushed(plot)],
        setCursor: [plot => this.#read(plot)],
      },
    };
  }

  #drawUnder(plot) {
    const { ctx, bbox } = plot;
    ctx.save();
    ctx.beginPath();
    ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
    ctx.clip();
    for (const span of this.#model.spans ?? []) {
      const left = Math.max(bbox.left, plot.valToPos(Math.max(span.from, this.#model.from) / 1000, 'x', true));
      const right = Math.min(bbox.left + bbox.width, plot.valToPos(Math.min(span.to, this.#model.to) / 1000, 'x', true));
      if (right < bbox.left || left > bbox.left + bbox.width) continue;
      const width = Math.max(2, right - left);
      ctx.fillStyle = faded(span.color, 0.14);
      ctx.fillRect(left, bbox.top, width, bbox.height);
      ctx.fillStyle = color(span.color);
      ctx.fillRect(left, bbox.top, width, 3 * devicePixelRatio);
    }
    this.#drawExpected(plot);
    ctx.restore();
  }

  /** Each band as far as the next one, if that is near. */
  #drawExpected(plot) {
    const { times, low, high } = this.#model.expected ?? { times: [] };
    const longest = longestStep(times);
    plot.ctx.fillStyle = faded('expected', 0.3);
    times.forEach((time, i) => {
      const next = times[i + 1] - time <= longest ? times[i + 1] : time + longest / 6;
      const left = plot.valToPos(time / 1000, 'x', true);
      const right = Math.max(left + 1, plot.valToPos(next / 1000, 'x', true));
      const top = plot.valToPos(high[i], 'y', true);
      plot.ctx.fillRect(left, top, right - left, Math.max(2, plot.valToPos(low[i], 'y', true) - top));
    });
  }

  #drawOver(plot) {
    const { ctx, bbox } = plot;
    const scale = devicePixelRatio;
    ctx.save();
    ctx.beginPath();
    ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
    ctx.clip();
    ctx.font = `${11 * scale}px system-ui, sans-serif`;
    ctx.textAlign = 'left';
    ctx.textBaseline = 'alphabetic';
    for (const line of this.#model.lines ?? []) {
      const y = Math.round(plot.valToPos(line.value, 'y', true)) + 0.5;
      if (y < bbox.top || y > bbox.top + bbox.height) continue;
      ctx.strokeStyle = color(line.color);
      ctx.setLineDash([5 * scale, 4 * scale]);
      ctx.lineWidth = scale;
      ctx.beginPath();
      ctx.moveTo(bbox.left, y);
      ctx.lineTo(bbox.left + bbox.width, y);
      ctx.stroke();
      ctx.fillStyle = color(line.color);
      ctx.fillText(line.label, bbox.left + 4 * scale, y - 4 * scale);
    }
    ctx.setLineDash([]);
    for (const mark of this.#model.marks ?? []) {
      const x = plot.valToPos(mark.time / 1000, 'x', true);
      const y = plot.valToPos(mark.value, 'y', true);
      const size = 3.5 * scale;
      ctx.fillStyle = color(mark.color);
      ctx.beginPath();
      ctx.moveTo(x, y - size);
      ctx.lineTo(x + size, y);
      ctx.lineTo(x, y + size);
      ctx.lineTo(x - size, y);
      ctx.fill();
    }
    ctx.restore();
  }

  #brushed(plot) {
    const { left, width } = plot.select;
    if (width < 4) return;
    const from = plot.posToVal(left, 'x') * 1000;
    const to = plot.posToVal(left + width, 'x') * 1000;
    plot.setSelect({ left: 0, width: 0, top: 0, height: 0 }, false);
    this.#tell('range', { from, to });
  }

  /** What the curves say where the pointer is. */
  #read(plot) {
    const at = plot.cursor.idx;
    if (at === null || at === undefined) {
      this.#caption.textContent = '';
      return;
    }
    const time = plot.data[0][at] * 1000;
    const said = [];
    plot.series.forEach((one, index) => {
      if (index === 0 || one.stroke === undefined || one.label.startsWith('band ')) return;
      const value = near(plot.data[index], at);
      if (value !== null) said.push(`${one.label} ${formatNumber(value)}`);
    });
    this.#caption.textContent = [formatTime(time), ...said].join('  ·  ');
  }

  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true }));
  }
}

const STEPS = [
  0.001, 0.01, 0.1, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 14_400, 21_600, 43_200,
  86_400, 172_800, 432_000, 864_000, 2_592_000, 7_776_000,
];

function rangeOf(low, high, model) {
  if (low === null || high === null || low === undefined) return [0, 1];
  const lines = (model.lines ?? []).filter(line => line.isAlwaysSeen).map(line => line.value);
  if (model.expected?.times.length) {
    low = Math.min(low, ...model.expected.low);
    high = Math.max(high, ...model.expected.high);
  }
  const least = Math.min(low, ...lines, ...(model.zero ? [0] : []));
  const most = Math.max(high, ...lines.map(value => value * 1.15));
  const room = (most - least || Math.abs(most) || 1) * 0.06;
  return [model.zero ? least : least - room, model.isSteep ? most * 1.5 : most + room];
}

/** Six times the usual step: beyond it something is missing. */
function longestStep(times) {
  const steps = times.slice(1).map((time, i) => time - times[i]).sort((a, b) => a - b);
  return 6 * (steps[Math.floor(steps.length / 2)] || Infinity);
}

/** Where nothing came for long, the curve has a gap: null; undefined is only another curve's time. */
function withGaps(times, values) {
  const longest = longestStep(times);
  const [at, what] = [[], []];
  times.forEach((time, i) => {
    if (i > 0 && time - times[i - 1] > longest) {
      at.push((times[i - 1] + 1) / 1000);
      what.push(null);
    }
    at.push(time / 1000);
    what.push(values[i] ?? null);
  });
  return [at, what];
}

/** The value there, or the nearest before: curves need not share their times. */
function near(values, at) {
  for (let i = at; i >= 0 && i > at - 5; i--) if (values[i] !== null && values[i] !== undefined) return values[i];
  return null;
}

customElements.define('time-chart', TimeChart);
