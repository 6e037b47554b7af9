'use strict';

// Text from the server only ever becomes textContent: names of assets and tags come from outside.
const byId = id => document.getElementById(id);
const charts = new Map(); // of the streams that have one
const names = new Set(); // of the assets that are counted
const incidents = new Map();
const MAX_INCIDENTS = 200;
const MAX_CHARTS = 24;
const MAX_COUNTED = 1000;
const QUIET_SECONDS = 120; // slow plants send once a minute
const category = byId('category');
let chosen = null;
let newest = -Infinity;
let uncounted = false;

function element(name, className, text) {
  const node = document.createElement(name);
  if (className) node.className = className;
  if (text !== undefined) node.textContent = text;
  return node;
}

function severityTag(severity) {
  return element('span', `tag ${severity.toLowerCase()}`, severity);
}

/** What is not about the process says so. */
function categoryTag(category) {
  return element('span', 'tag category', category);
}

function learningTag() {
  const tag = element('span', 'tag learning', 'LEARNING');
  tag.title = 'No bundle was trained for its profile yet: compared with its own recent past';
  return tag;
}

async function get(path) {
  const answer = await fetch(path, { headers: { accept: 'application/json' } });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json();
}

/* ---- assets and their streams */

function count(name) {
  if (names.size < MAX_COUNTED) names.add(name);
  else if (!names.has(name)) uncounted = true;
  showCount();
}

function showCount() {
  byId('assets-empty').hidden = names.size > 0;
  byId('count-assets').textContent = uncounted ? `${names.size}+` : names.size;
}

/** Says the stream where it is not just the profile's name. */
function kindOf(stream, profile) {
  return stream === profile ? profile : `${stream} (${profile})`;
}

/** The stream's chart, or undefined if there are enough already. */
function chartOf(name, stream, profile) {
  const key = `${name}\n${stream}`;
  let shown = charts.get(key);
  if (shown || charts.size === MAX_CHARTS) return shown;
  const card = element('article', 'asset');
  const head = element('header');
  const title = element('h3', '', name);
  const ratio = element('span', 'ratio', '–');
  const severity = severityTag('NONE');
  const learning = learningTag();
  learning.hidden = true;
  head.append(title, element('span', 'profile', kindOf(stream, profile)), learning, severity, ratio);
  const svg = document.createElementNS(RatioChart.NS, 'svg');
  svg.setAttribute('class', 'chart');
  const detectors = element('dl', 'detectors');
  detectors.setAttribute('aria-label', 'Ratio of each detector');
  card.append(head, svg, detectors);
  const label = stream === profile ? name : `${name}, ${stream}`;
  shown = { card, ratio, severity, learning, detectors, chart: new RatioChart(svg, label) };
  charts.set(key, shown);
  const after = [...charts.keys()].sort().indexOf(key);
  byId('assets').insertBefore(card, byId('assets').children[after] ?? null);
  return shown;
}

function showScore({ asset, stream, profile, state }, time, ratio, ratios, peak, severity) {
  newest = Math.max(newest, time);
  count(asset);
  const shown = chartOf(asset, stream, profile);
  if (!shown) return;
  shown.chart.add(time, peak);
  shown.ratio.textContent = ratio.toFixed(2);
  shown.severity.className = `tag ${severity.toLowerCase()}`;
  shown.severity.textContent = severity;
  shown.learning.hidden = state !== 'LEARNING';
  shown.ratios = ratios;
  shown.dirty = true;
}

/** What each detector says of the newest window, those beyond the border of normal in bold. */
function showDetectors({ detectors, ratios }) {
  detectors.replaceChildren(...Object.entries(ratios ?? {}).sort().map(([name, ratio]) => {
    const one = element('div', ratio >= 1 ? 'beyond' : '');
    one.append(element('dt', '', name), element('dd', '', ratio.toFixed(2)));
    return one;
  }));
}

function drawDirty() {
  for (const shown of charts.values()) {
    if (shown.dirty) {
      shown.chart.draw();
      showDetectors(shown);
    }
    shown.dirty = false;
  }
  if (newest > -Infinity) byId('clock').textContent = formatTime(newest);
  requestAnimationFrame(() => setTimeout(drawDirty, 250));
}

/* ---- incidents */

function showIncidents() {
  const rows = [...incidents.values()]
    .filter(isWanted)
    .sort((a, b) => b.startedAt.localeCompare(a.startedAt) || b.id.localeCompare(a.id))
    .slice(0, MAX_INCIDENTS);
  const kept = new Set(rows.map(i => i.id));
  for (const id of incidents.keys()) if (!kept.has(id) && id !== chosen) incidents.delete(id);
  const focused = document.activeElement?.dataset?.incident;
  byId('incident-rows').replaceChildren(...rows.map(incidentRow));
  if (focused) document.querySelector(`button[data-incident="${CSS.escape(focused)}"]`)?.focus();
  byId('incidents-empty').hidden = rows.length > 0;
}

function isWanted(incident) {
  return category.value === '' || category.value === incident.category;
}

function incidentRow(incident) {
  const row = element('tr', 'pick');
  row.setAttribute('aria-selected', String(incident.id === chosen));
  row.addEventListener('click', () => choose(incident.id));
  const severity = element('td', 'tight');
  severity.append(severityTag(incident.peakSeverity));
  if (incident.category !== 'PROCESS') severity.append(categoryTag(incident.category));
  const asset = element('td');
  const button = element('button', '', incident.asset);
  button.type = 'button';
  button.dataset.incident = incident.id;
  asset.append(button);
  row.append(severity, asset,
    element('td', 'tight', formatTime(Date.parse(incident.startedAt))),
    element('td', 'num', formatDuration(incident.durationSeconds)),
    element('td', 'num', incident.peakRatio.toFixed(2)),
    stateCell(incident));
  return row;
}

/** Open or over, and who looks after it. */
function stateCell(incident) {
  const open = incident.status === 'OPEN';
  const cell = element('td');
  cell.append(element('span', open ? 'open' : 'over', open ? 'Open' : 'Resolved'));
  if (incident.acknowledgedBy) {
    const at = formatTime(Date.parse(incident.acknowledgedAt));
    cell.append(element('span', 'reason', `acknowledged by ${incident.acknowledgedBy}, ${at}`));
  }
  return cell;
}

async function choose(id) {
  chosen = id;
  showIncidents();
  const incident = await get(`/api/v1/incidents/${encodeURIComponent(id)}`).catch(() => null);
  if (!incident || chosen !== id) return;
  byId('detail-empty').hidden = true;
  byId('detail-body').hidden = false;
  byId('detail-title').textContent = `Why: ${incident.asset}`;
  // what was open when a bundle came stays what it was: its state says who raised it
  if (incident.state === 'LEARNING') byId('detail-title').append(' ', learningTag());
  byId('detail-text').textContent = incident.text;
  byId('contributor-rows').replaceChildren(...incident.contributors.map(contributorRow));
  byId('course').replaceChildren(...incident.alerts.map(courseItem));
}

function contributorRow(contributor) {
  const row = element('tr');
  const share = element('td', 'tight');
  const bar = element('div', 'share');
  const svg = document.createElementNS(RatioChart.NS, 'svg');
  svg.setAttribute('viewBox', '0 0 100 10');
  svg.setAttribute('preserveAspectRatio', 'none');
  svg.setAttribute('aria-hidden', 'true');
  for (const [name, width] of [['back', 100], ['part', 100 * contributor.share]]) {
    const rect = document.createElementNS(RatioChart.NS, 'rect');
    rect.setAttribute('class', name);
    rect.setAttribute('width', width);
    rect.setAttribute('height', 10);
    svg.append(rect);
  }
  bar.append(svg, element('span', '', `${Math.round(contributor.share * 100)} %`));
  share.append(bar);
  const tag = element('td', '', contributor.tag);
  if (contributor.reason) tag.append(element('span', 'reason', contributor.reason));
  row.append(tag, element('td', 'tight', contributor.stage ?? '–'), share,
    element('td', 'num', formatNumber(contributor.observed)),
    element('td', 'num', formatExpected(contributor)),
    element('td', 'tight', contributor.unit ?? '–'));
  return row;
}

/** The band of what would have been normal where it is known, else the value. */
function formatExpected({ low, high, expected }) {
  if (low === undefined && high === undefined) return formatNumber(expected);
  if (low === undefined) return `at most ${formatNumber(high)}`;
  if (high === undefined) return `at least ${formatNumber(low)}`;
  return low === high ? formatNumber(low) : `${formatNumber(low)} to ${formatNumber(high)}`;
}

function courseItem(alert) {
  const item = element('li');
  const time = element('time', '', formatTime(Date.parse(alert.updatedAt)));
  time.dateTime = alert.updatedAt;
  item.append(time, severityTag(alert.severity),
    element('span', '', alert.kind.charAt(0) + alert.kind.slice(1).toLowerCase()));
  return item;
}

/* ---- what was before, and what comes */

function incidentsPath() {
  const about = category.value ? `&category=${encodeURIComponent(category.value)}` : '';
  return `/api/v1/incidents?limit=100${about}`;
}

/** Those that are wanted may be older than all that are shown. */
category.addEventListener('change', async () => {
  const wanted = category.value;
  showIncidents();
  const page = await get(incidentsPath()).catch(() => null);
  if (!page || category.value !== wanted) return;
  for (const incident of page.items) incidents.set(incident.id, incident);
  showIncidents();
});

async function load() {
  const [assetPage, incidentPage, stats] = await Promise.all([
    get(`/api/v1/assets?limit=${MAX_COUNTED}`), get(incidentsPath()), get('/api/v1/stats')]);
  byId('count-open').textContent = stats.incidents.open;
  incidents.clear();
  for (const incident of incidentPage.items) incidents.set(incident.id, incident);
  showIncidents();
  for (const asset of assetPage.items) count(asset.asset);
  if (assetPage.next) uncounted = true;
  showCount();
  const streams = assetPage.items.flatMap(
    ({ asset, streams }) => streams.map(stream => ({ asset, ...stream })));
  await Promise.all(streams.slice(0, MAX_CHARTS).map(loadScores));
  if (chosen) choose(chosen);
  else if (incidentPage.items.length) choose(incidentPage.items[0].id);
}

async function loadScores({ asset, stream, profile }) {
  const shown = chartOf(asset, stream, profile);
  if (!shown) return;
  const page = await get('/api/v1/scores?limit=300'
    + `&asset=${encodeURIComponent(asset)}&stream=${encodeURIComponent(stream)}`);
  shown.chart.points = [];
  for (const score of page.items.reverse()) {
    const ratios = Object.fromEntries(
      Object.entries(score.detectors).map(([name, detector]) => [name, detector.ratio]));
    showScore(score, Date.parse(score.windowEnd), score.ratio, ratios, score.ratio, score.severity);
  }
}

/**
 * The connection to this server may be fine and yet nothing come: a plant that is silent, a topic
 * that nobody can read. What is shown is then old, and says so.
 */
async function showQuiet() {
  const stats = await get('/api/v1/stats').catch(() => null);
  if (!stats) return;
  const isQuiet = stats.quietSeconds !== null && stats.quietSeconds >= QUIET_SECONDS;
  const last = Math.max(...stats.ingest.map(({ writtenAt }) => Date.parse(writtenAt)));
  const text = isQuiet ? `No new data since ${formatTime(last)} UTC` : '';
  if (byId('quiet').textContent !== text) byId('quiet').textContent = text;
  byId('quiet').hidden = !isQuiet;
}

function connection(state, text) {
  byId('connection').dataset.state = state;
  byId('connection-text').textContent = text;
}

/** The page asks again after every gap: what was missed is in the database, not in the stream. */
function connect() {
  const feed = new EventSource('/api/v1/live');
  let silence = null;
  const alive = () => {
    clearTimeout(silence);
    silence = setTimeout(() => reconnect('No heartbeat, connecting again'), 40_000);
  };
  const reconnect = text => {
    clearTimeout(silence);
    feed.close();
    connection('lost', text);
    setTimeout(connect, 2_000 + Math.random() * 1_000);
  };
  feed.onopen = () => {
    alive();
    showQuiet();
    load().then(() => connection('live', 'Live'))
      .catch(() => reconnect('History cannot be read, trying again'));
  };
  feed.onerror = () => reconnect('Connection lost, connecting again');
  feed.addEventListener('heartbeat', () => {
    alive();
    showQuiet();
  });
  feed.addEventListener('scores', event => {
    alive();
    for (const score of JSON.parse(event.data)) {
      showScore(score, Date.parse(score.time), score.ratio, score.ratios, score.peakRatio,
        score.severity);
    }
  });
  feed.addEventListener('incident', event => {
    const incident = JSON.parse(event.data);
    const isNew = !incidents.has(incident.id);
    incidents.set(incident.id, incident);
    showIncidents();
    byId('count-open').textContent = incident.openIncidents;
    if (isNew && isWanted(incident)) {
      byId('announce').textContent = `Incident at ${incident.asset}, ${incident.severity}`;
    }
    if (chosen === incident.id || (chosen === null && isWanted(incident))) choose(incident.id);
  });
}

connect();
drawDirty();
