// All assets as a wall, those with something to see first, and beside it what is open.
import { html } from '../vendor/lit-html/lit-html.js';
import { repeat } from '../vendor/lit-html/directives/repeat.js';
import { get, next } from '../core/api.js';
import { curves } from '../core/history.js';
import { formatCount, formatDuration, formatRatio, formatStream, formatTime } from '../core/format.js';
import { change, current, linkTo } from '../core/route.js';
import { capped, empty, waiting } from '../components/notice.js';
import { ORDER, categoryBadge, classOf, learningBadge, severityBadge } from '../components/severity.js';
import { sparkline } from '../components/sparkline.js';

const MAX_ASSETS = 3_000;
const MAX_OPEN = 100;
const POINTS = 120;
const SPARK_MS = 3_600_000;
const AT_A_TIME = 3; // curves that are asked for at once: the others wait
const SILENT_MS = 300_000;

const GROUPS = { none: 'no groups', severity: 'severity', profile: 'profile', site: 'site' };

export function open(app) {
  const assets = new Map(); // by name: {asset, streams: Map, openIncidents, points, asked}
  const incidents = new Map();
  const waitingFor = [];
  let isLoaded = false;
  let isCapped = false;
  let underWay = 0;
  let observer = null;

  async function load(signal) {
    const [first, opened] = await Promise.all([
      get('assets', { limit: 1000 }, signal), get('incidents', { status: 'OPEN', limit: MAX_OPEN }, signal)]);
    let page = first;
    const items = [...page.items];
    while (page.next && items.length < MAX_ASSETS) {
      page = await next(page, signal);
      items.push(...page.items);
    }
    isCapped = Boolean(page.next);
    const names = new Set(items.map(({ asset }) => asset));
    for (const name of assets.keys()) if (!names.has(name)) assets.delete(name);
    for (const item of items) {
      const known = assets.get(item.asset);
      assets.set(item.asset, {
        ...item,
        streams: new Map(item.streams.map(stream => [stream.stream, stream])),
        points: known?.points ?? [],
        asked: known?.asked ?? false,
      });
    }
    incidents.clear();
    for (const incident of opened.items) incidents.set(incident.id, incident);
    isLoaded = true;
  }

  function scores(news) {
    for (const score of news) {
      let one = assets.get(score.asset);
      if (!one) {
        if (assets.size >= MAX_ASSETS) continue;
        one = { asset: score.asset, streams: new Map(), openIncidents: 0, points: [], asked: false };
        assets.set(score.asset, one);
      }
      one.streams.set(score.stream, {
        stream: score.stream, profile: score.profile, lastScoreAt: score.time, lastReadingAt: score.time,
        ratio: score.ratio, severity: score.severity, state: score.state, ratios: score.ratios,
      });
      const time = Date.parse(score.time);
      if (time < (one.points.at(-1)?.[0] ?? -Infinity)) one.points = [];
      one.points.push([time, score.peakRatio]);
      if (one.points.length > 2 * POINTS) one.points = one.points.filter((_, i) => i % 2 === 1 || i > POINTS);
    }
    return false;
  }

  function incident(changed) {
    if (changed.status === 'OPEN') incidents.set(changed.id, changed);
    else incidents.delete(changed.id);
    if (incidents.size > MAX_OPEN || changed.openIncidents > incidents.size) {
      // Not all are here: what is shown, and how many an asset has, only the server knows.
      if (incidents.size > MAX_OPEN) incidents.delete(oldest());
      return true;
    }
    const its = assets.get(changed.asset);
    if (its) its.openIncidents = [...incidents.values()].filter(one => one.asset === changed.asset).length;
    return false;
  }

  function oldest() {
    return [...incidents.values()].reduce((first, one) => (one.startedAt < first.startedAt ? one : first)).id;
  }

  /* ---- sparklines: of tiles that are seen, a few at a time */

  function seen(entries) {
    for (const entry of entries) {
      const one = assets.get(entry.target.dataset.asset);
      if (!entry.isIntersecting || !one || one.asked) continue;
      one.asked = true;
      waitingFor.push(one.asset);
    }
    ask();
  }

  async function ask() {
    if (underWay >= AT_A_TIME || waitingFor.length === 0) return;
    const one = assets.get(waitingFor.shift());
    const worst = one && worstOf(one);
    if (worst?.lastScoreAt) {
      underWay++;
      const to = Date.parse(worst.lastScoreAt) + 1;
      const answer = await curves(
        { asset: one.asset, stream: worst.stream, from: to - SPARK_MS, to, points: POINTS }, { score: 'ratio' })
        .catch(() => null);
      underWay--;
      const curve = answer?.curves[0];
      if (curve) {
        const before = curve.times.map((time, i) => [time, curve.max[i]]);
        const last = before.at(-1)?.[0] ?? -Infinity;
        const now = assets.get(one.asset);
        if (now) now.points = [...before, ...now.points.filter(([time]) => time > last)];
        app.draw();
      }
    }
    ask();
  }

  function watch(tile) {
    if (!tile || tile.watched) return;
    tile.watched = true;
    observer ??= new IntersectionObserver(seen, { rootMargin: '200px' });
    observer.observe(tile);
  }

  /* ---- what is shown of it */

  function view() {
    const { parameters } = current();
    const search = (parameters.get('search') ?? '').toLowerCase();
    const least = ORDER.indexOf(parameters.get('severity') ?? 'NONE');
    const group = parameters.get('group') ?? 'none';
    const all = [...assets.values()];
    const newest = newestByProfile(all);
    const wanted = all
      .filter(one => one.asset.toLowerCase().includes(search)
        || [...one.streams.values()].some(({ profile }) => profile.toLowerCase().includes(search)))
      .filter(one => severityIndex(one) >= least)
      .sort((a, b) => b.openIncidents - a.openIncidents || severityIndex(b) - severityIndex(a) || a.asset.localeCompare(b.asset, 'en', { numeric: true }));
    queueMicrotask(() => document.querySelectorAll('.tile').forEach(watch));
    return html`
      <div class="two">
        <section aria-labelledby="assets-title">
          <div class="head">
            <h1 id="assets-title">Assets</h1>
            <p class="hint"><span id="count-assets">${formatCount(all.length)}</span>${isCapped ? '+' : ''}, ${formatCount(wanted.length)} shown</p>
            <search class="filters">
              <label>Search <input type="search" .value=${parameters.get('search') ?? ''}
                @input=${event => change({ search: event.target.value })}></label>
              <label>From <select @change=${event => change({ severity: event.target.value === 'NONE' ? null : event.target.value })}>
                ${ORDER.map((name, i) => html`<option value=${name} ?selected=${i === least}>${i === 0 ? 'all' : name}</option>`)}</select></label>
              <label>Group <select @change=${event => change({ group: event.target.value === 'none' ? null : event.target.value })}>
                ${Object.entries(GROUPS).map(([key, text]) => html`<option value=${key} ?selected=${key === group}>${text}</option>`)}</select></label>
            </search>
          </div>
          ${!isLoaded ? waiting() : all.length === 0 ? empty(html`No scores yet. An asset appears here as soon as its first
            window has been scored: send readings to <code>POST /api/v1/readings</code> of the ingest service, or run
            <code>./sluice run</code>.`) : wanted.length === 0 ? empty('No asset is like that.') : ''}
          ${isCapped ? capped(`More than ${formatCount(MAX_ASSETS)} assets: the first ${formatCount(MAX_ASSETS)} by name are here.`) : ''}
          ${groupsOf(wanted, group).map(([name, members]) => html`
            ${name ? html`<h2 class="group">${name} <span class="hint">${formatCount(members.length)}</span></h2>` : ''}
            <ul class="wall" role="list">${repeat(members, one => one.asset, one => tile(one, newest))}</ul>`)}
        </section>
        ${openList()}
      </div>`;
  }

  function tile(one, newest) {
    const worst = worstOf(one);
    const silence = silenceOf(one, newest);
    return html`<li class="tile ${classOf(worst?.severity)}" data-asset=${one.asset}>
      <a href=${linkTo('asset', one.asset)}><bdi>${one.asset}</bdi></a>
      <span class="ratio" title="Ratio of the newest window; 1 is the border of normal">${formatRatio(worst?.ratio)}</span>
      ${curveOf(one)}
      <span class="below">
        ${severityIndex(one) > 0 ? severityBadge(worst?.severity) : ''}
        ${worst?.state === 'LEARNING' ? learningBadge() : ''}
        ${one.openIncidents ? html`<span class="badge plain">${one.openIncidents} open</span>` : ''}
        ${silence ? html`<span class="badge plain" title="Behind the newest data of its profile">silent for ${silence}</span>` : ''}
        <span class="streams">${[...one.streams.values()].map(formatStream).join(', ')}</span>
      </span>
    </li>`;
  }

  function openList() {
    const rows = [...incidents.values()].sort((a, b) =>
      ORDER.indexOf(b.severity) - ORDER.indexOf(a.severity) || b.startedAt.localeCompare(a.startedAt));
    return html`<section class="urgent" aria-labelledby="open-title">
      <div class="head"><h2 id="open-title">Open incidents</h2>
        <a href=${linkTo('incidents')}>All incidents</a></div>
      ${isLoaded && rows.length === 0 ? empty('Nothing is open. Incidents open when windows of an asset stay beyond normal, or tags'
        + ' without values, for longer than the alert policy allows.') : ''}
      <ul class="list" role="list">${repeat(rows, one => one.id, one => html`<li>
        <a class="row" href=${linkTo('incident', one.id)}>
          <span>${severityBadge(one.severity)} ${categoryBadge(one.category)}</span>
          <strong><bdi>${one.asset}</bdi></strong>
          <span class="hint">${formatTime(one.startedAt)}, ${formatDuration(one.durationSeconds)}, peak ${formatRatio(one.peakRatio)}${
            one.acknowledgedBy ? html`, acknowledged by <bdi>${one.acknowledgedBy}</bdi>` : ''}</span>
          <span class="why">${one.text}</span>
        </a></li>`)}</ul>
      ${app.openIncidents > rows.length ? capped(`${rows.length} of ${formatCount(app.openIncidents)}: see all incidents.`) : ''}
    </section>`;
  }

  return { title: 'Overview', load, view, local: ['search', 'severity', 'group'], scores, incident, close: () => observer?.disconnect() };
}

const MOVED = 1 / 200; // of what a curve shows: less than that nobody sees

/** Its course in little; as it was drawn before while it would not have moved to be seen. */
function curveOf(one) {
  const { points, curve } = one;
  const [first, last] = [points[0]?.[0], points.at(-1)?.[0]];
  if (!curve || curve.first !== first || !(last - curve.last < (last - first) * MOVED)) {
    one.curve = { first, last, drawn: sparkline(points, `Ratio of ${one.asset}, the last hour`) };
  }
  return one.curve.drawn;
}

/** The stream that is worst now. */
function worstOf(one) {
  let worst = null;
  for (const stream of one.streams.values()) {
    if (!worst || (stream.ratio ?? -1) > (worst.ratio ?? -1)) worst = stream;
  }
  return worst;
}

/** How far a silent asset is behind what others of its profile say; empty if it is not. */
function silenceOf(one, newest) {
  const behind = [...one.streams.values()].map(({ profile, lastReadingAt }) =>
    lastReadingAt ? newest.get(profile) - Date.parse(lastReadingAt) : 0);
  const least = Math.min(...behind);
  return least > SILENT_MS ? formatDuration(least / 1000) : '';
}

function newestByProfile(all) {
  const newest = new Map();
  for (const one of all) {
    for (const { profile, lastReadingAt } of one.streams.values()) {
      if (lastReadingAt) newest.set(profile, Math.max(newest.get(profile) ?? 0, Date.parse(lastReadingAt)));
    }
  }
  return newest;
}

const severityIndex = one => Math.max(0, ...[...one.streams.values()].map(stream => ORDER.indexOf(stream.severity)));

function groupsOf(assets, group) {
  if (group === 'none' || assets.length === 0) return [['', assets]];
  const keys = {
    severity: one => ORDER[severityIndex(one)],
    profile: one => worstOf(one)?.profile ?? '',
    site: one => one.site ?? '',
  };
  const groups = Map.groupBy(assets, keys[group] ?? (() => ''));
  return [...groups];
}
