'use strict';

/**
 * A line of ratios over event time as SVG, with the three severity levels. The axis spans what the
 * data spans: replays carry dates of years ago, so the wall clock says nothing.
 */
class RatioChart {
  static LEVELS = [[1, 'info'], [1.5, 'warning'], [2, 'critical']];
  static MAX_POINTS = 600;
  static NS = 'http://www.w3.org/2000/svg';

  constructor(svg, name) {
    this.svg = svg;
    this.points = [];
    svg.setAttribute('role', 'img');
    this.label = name;
    new ResizeObserver(() => this.draw()).observe(svg);
  }

  /** Time in milliseconds. Going back in time by more than the chart shows begins a new line. */
  add(time, ratio) {
    const last = this.points.at(-1);
    if (last && time < last.time) {
      if (time < this.points[0].time) this.points = [];
      else this.points = this.points.filter(p => p.time < time);
    }
    if (last && time === last.time && this.points.length) this.points.pop();
    this.points.push({ time, ratio });
    if (this.points.length > RatioChart.MAX_POINTS) this.points.shift();
  }

  draw() {
    const width = this.svg.clientWidth, height = this.svg.clientHeight;
    if (!width) return;
    const left = 4, right = 34, top = 6, bottom = 18;
    this.svg.setAttribute('viewBox', `0 0 ${width} ${height}`);
    this.svg.replaceChildren();
    const highest = Math.max(2.4, ...this.points.map(p => p.ratio));
    const most = highest > 6 ? highest * 1.05 : Math.max(2.4, highest * 1.1);
    const y = ratio => top + (height - top - bottom) * (1 - Math.max(0, ratio) / most);
    const first = this.points[0]?.time ?? 0, end = this.points.at(-1)?.time ?? 1;
    const x = time => end === first ? width - right
      : left + (width - left - right) * (time - first) / (end - first);
    this.put('line', { class: 'axis', x1: left, x2: width - right, y1: y(0), y2: y(0) });
    let free = Infinity;
    for (const [level, name] of RatioChart.LEVELS) {
      this.put('line', { class: `level ${name}`, x1: left, x2: width - right, y1: y(level), y2: y(level) });
      if (free - y(level) >= 10) {
        this.text(width - right + 6, y(level) + 3.5, String(level), 'start');
        free = y(level);
      }
    }
    if (!this.points.length) return;
    const line = this.points.map(p => `${x(p.time).toFixed(1)},${y(p.ratio).toFixed(1)}`);
    this.put('path', { class: 'area', d: `M${x(first)},${y(0)}L${line.join('L')}L${x(end)},${y(0)}Z` });
    this.put('path', { class: 'curve', d: `M${line.join('L')}` });
    const now = this.points.at(-1);
    this.put('circle', { class: `point ${RatioChart.severity(now.ratio)}`, cx: x(now.time), cy: y(now.ratio), r: 3 });
    this.text(left, height - 4, formatTime(first), 'start');
    if (end > first) this.text(width - right, height - 4, formatTime(end, first), 'end');
    this.svg.setAttribute('aria-label',
      `${this.label}: ratio ${now.ratio.toFixed(2)}, highest shown ${Math.max(...this.points.map(p => p.ratio)).toFixed(2)}`);
  }

  static severity(ratio) {
    return ratio > 2 ? 'critical' : ratio >= 1.5 ? 'warning' : ratio >= 1 ? 'info' : 'none';
  }

  put(name, attributes) {
    const node = document.createElementNS(RatioChart.NS, name);
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
    this.svg.append(node);
    return node;
  }

  text(x, y, value, anchor) {
    this.put('text', { x, y, 'text-anchor': anchor }).textContent = value;
  }
}

/** 2015-12-28 10:29:14; without the date if it is that of another instant shown beside it. */
function formatTime(time, beside) {
  const text = new Date(time).toISOString().slice(0, 19).replace('T', ' ');
  return beside !== undefined && text.slice(0, 10) === new Date(beside).toISOString().slice(0, 10)
    ? text.slice(11) : text;
}

function formatDuration(seconds) {
  const s = Math.max(0, Math.round(seconds));
  if (s < 60) return `${s} s`;
  if (s < 3600) return `${Math.floor(s / 60)} min ${String(s % 60).padStart(2, '0')} s`;
  if (s < 86400) return `${Math.floor(s / 3600)} h ${String(Math.floor(s % 3600 / 60)).padStart(2, '0')} min`;
  return `${Math.floor(s / 86400)} d ${Math.floor(s % 86400 / 3600)} h`;
}

function formatNumber(value) {
  if (value === null || value === undefined) return '–';
  const size = Math.abs(value);
  if (size !== 0 && (size < 0.001 || size >= 1e7)) return value.toExponential(2);
  return String(Number(value.toPrecision(size >= 1000 ? 6 : 4)));
}
