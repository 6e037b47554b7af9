import { html, render } from './vendor/lit-html/lit-html.js';
import { get } from './core/api.js';
import { current } from './core/route.js';
import { live } from './core/live.js';
import { apply } from './core/settings.js';
import { listen as listenToKeys } from './core/keys.js';
import { notify } from './core/notify.js';
import { comeBack } from './core/session.js';
import { failure, waiting } from './components/notice.js';
import { refresh } from './components/time-bar.js';
import { shell } from './components/shell.js';

/**
 * A page is a module whose `open` gives {title, load(signal), view(), local?, adjusted?, scores?, incident?, close?}; `local`
 * are parameters of the link for which nothing is loaded anew: `adjusted` is told of them.
 */
const PAGES = {
  overview: () => import('./pages/overview.js'),
  asset: () => import('./pages/asset.js'),
  incidents: () => import('./pages/incidents.js'),
  incident: () => import('./pages/incident.js'),
  network: () => import('./pages/network.js'),
  explore: () => import('./pages/explore.js'),
  models: () => import('./pages/models.js'),
  try: () => import('./pages/try.js'),
  alarms: () => import('./pages/alarms.js'),
  deliveries: () => import('./pages/deliveries.js'),
  quiet: () => import('./pages/quiet.js'),
};

const LIVE_MS = 500; // live data moves the page twice a second at most; what somebody does moves it at once
const LOCAL = ['zone', 'refresh'];
const RELOAD_MS = 3_000;
const LONGEST_LOAD_MS = 60_000; // the server gives up sooner; this is for a connection that is dead and does not say so

/** What all pages share. */
const app = {
  me: null,
  stats: null,
  openIncidents: null,
  newest: null, // time of the newest data (ms)
  /** Whether who looks has a role: what is not allowed is not offered. The server refuses it all the same. */
  can: role => app.me?.roles.includes(role) ?? false,
  draw,
  reload,
  /** Where the data ends: a window that follows it can be told from then on. Stays null if there is none, or nobody says. */
  newestKnown: async () => {
    if (app.newest === null) await readStats();
    return app.newest;
  },
};

let page = null;
let place = '';
let asked = new URLSearchParams();
let problem = null;
let loading = null;
let drawn = 0;
let frame = null;
let soon = null;
let shown = null; // what the page showed last; what only moves the clock above it leaves it alone
let reloadDue = null;
let isStale = false;
let loadedAt = 0;
let wasConnected = false;
const refused = comeBack();

function draw() {
  shown = null;
  drawFrame();
}

function drawFrame() {
  frame ??= requestAnimationFrame(() => {
    frame = null;
    drawn = performance.now();
    paint();
  });
}

function drawSoon() {
  soon ??= setTimeout(() => {
    soon = null;
    drawFrame();
  }, Math.max(0, LIVE_MS - (performance.now() - drawn)));
}

/** Seen in the list of tabs, too, where nothing is painted. */
function showTitle() {
  document.title = [app.openIncidents ? `(${app.openIncidents})` : '', page?.title, 'Sluice'].filter(Boolean).join(' ');
}

function paint() {
  showTitle();
  shown ??= page ? page.view() : waiting();
  render(shell(app, current(), html`
    ${refused && !app.me ? failure({ title: 'Login refused', message: `The issuer says: ${refused}` }) : ''}
    ${problem ? failure(problem, again) : ''}
    <div class=${problem ? 'failed' : ''}>${shown}</div>`), document.getElementById('app'));
}

/** A page whose module could not be fetched is there only for a document that is loaded anew: browsers remember the failure. */
function again() {
  if (page) reload();
  else location.reload();
}

async function show() {
  const route = current();
  const wanted = `${route.page}/${route.key}`;
  if (wanted !== place) {
    place = wanted;
    page?.close?.();
    page = null;
    problem = null;
    draw();
    const module = PAGES[route.page] ?? (() => import('./pages/nowhere.js'));
    try {
      const { open } = await module();
      if (place !== wanted) return;
      page = open(app, route.key);
    } catch (broken) {
      problem = broken;
      draw();
      return;
    }
    scrollTo(0, 0);
    document.querySelector('main')?.focus({ preventScroll: true });
  } else if (isLocal(route.parameters)) {
    asked = route.parameters;
    page?.adjusted?.();
    draw();
    return;
  }
  asked = route.parameters;
  await reload();
}

/** Whether what has changed in the link needs nothing from the server. */
function isLocal(parameters) {
  const local = [...LOCAL, ...(page?.local ?? [])];
  const names = new Set([...parameters.keys(), ...asked.keys()]);
  return [...names].every(name => local.includes(name)
    || JSON.stringify(parameters.getAll(name)) === JSON.stringify(asked.getAll(name)));
}

async function reload() {
  clearTimeout(reloadDue);
  reloadDue = null;
  loading?.abort();
  loading = null;
  const shown = page;
  if (!shown) return;
  const mine = new AbortController();
  loading = mine;
  isStale = false;
  try {
    await shown.load(AbortSignal.any([mine.signal, AbortSignal.timeout(LONGEST_LOAD_MS)]));
    if (loading !== mine) return;
    problem = null;
  } catch (failed) {
    if (loading !== mine) return;
    problem = failed;
    if (failed.status === 0) reloadDue = setTimeout(reload, 5_000);
  }
  loading = null;
  loadedAt = performance.now();
  document.documentElement.dataset.loaded = String(Number(document.documentElement.dataset.loaded ?? 0) + 1);
  draw();
  if (!app.stats) readStats();
  if (isStale) stale();
}

/** Something came: what is shown is asked for again, soon, not more often than that, and never before it is there. */
function stale() {
  if (refresh() !== 'live' || reloadDue || document.hidden) return;
  if (loading) {
    isStale = true;
    return;
  }
  reloadDue = setTimeout(reload, Math.max(0, RELOAD_MS - (performance.now() - loadedAt)));
}

let statsAsked = null;

/** Asked once at a time, however many want it. */
function readStats() {
  statsAsked ??= askStats().finally(() => { statsAsked = null; });
  return statsAsked;
}

async function askStats() {
  const stats = await get('stats').catch(() => null);
  if (!stats) return;
  app.stats = stats;
  app.openIncidents = stats.incidents.open;
  const ends = [stats.scores.to, stats.readings.to].filter(Boolean).map(time => Date.parse(time));
  if (ends.length) app.newest = Math.max(app.newest ?? -Infinity, ...ends);
  draw();
}

/** Asked until it is known: a page that was opened while the service began would offer nothing all day. */
function readMe() {
  get('me').then(me => {
    app.me = me;
    draw();
  }, failed => {
    problem ??= failed;
    draw();
  });
}

/** A connection that is lost may be that of a session that is over. */
function readSession() {
  get('me').catch(failed => {
    if (failed.status !== 401 || !failed.login) return;
    app.me = null;
    problem = failed;
    live.stop('Not signed in');
  });
}

live.addEventListener('state', () => {
  if (live.state === 'lost') readSession();
  draw();
});
live.addEventListener('open', () => {
  if (!app.me) readMe();
  if (!loading) readStats(); // what the page shows comes first
  if (wasConnected) reload(); // what came meanwhile is in the history, not in the feed
  wasConnected = true;
});
live.addEventListener('heartbeat', readStats);
live.addEventListener('scores', ({ detail }) => {
  for (const score of detail) app.newest = Math.max(app.newest ?? -Infinity, Date.parse(score.time));
  if (page?.scores) shown = null;
  if (page?.scores?.(detail)) stale();
  drawSoon();
});
live.addEventListener('incident', ({ detail }) => {
  app.openIncidents = detail.openIncidents;
  showTitle();
  notify(detail);
  if (page?.incident) shown = null;
  if (page?.incident?.(detail)) stale();
  drawSoon();
});

const every = { '10s': 10_000, '1m': 60_000 };
setInterval(() => {
  const interval = every[refresh()];
  if (interval && !loading && performance.now() - loadedAt >= interval && !document.hidden) reload();
}, 1_000);
document.addEventListener('visibilitychange', () => {
  if (!document.hidden && refresh() !== 'off') reload();
});

addEventListener('hashchange', show);
apply();
listenToKeys(app);
readMe();
show();
live.start();
