// What judges: bundles and who put them into use, whether as much came as they were calibrated for, whether their streams
// are still what they were trained on, and what other settings would have raised.
import { html } from '../vendor/lit-html/lit-html.js';
import { get } from '../core/api.js';
import { formatCount, formatDuration, formatNumber, formatRate, formatTime, formatWord } from '../core/format.js';
import { part } from '../core/part.js';
import { change, current, linkTo } from '../core/route.js';
import { chosen, newestOf } from '../core/window.js';
import { budgetText, bundleDetail } from '../components/bundle-detail.js';
import { choose, chooser, loadAssets } from '../components/chooser.js';
import { driftPanel, drifts } from '../components/drift-panel.js';
import { capped, empty, panel, waiting } from '../components/notice.js';
import { shadowPanel } from '../components/shadow-panel.js';
import { timeBar } from '../components/time-bar.js';
import { SETTINGS, whatIf } from '../components/what-if.js';

const MOST_PROFILES = 30;
const LEVELS = ['info', 'warning', 'critical'];

export function open(app, name) {
  let assets = null;
  let own = null;
  let seen = null;
  let judging = []; // by profile, who judges which streams
  let known = null; // bundles that there are
  let budgets = new Map(); // by profile and version
  let shadows = []; // by profile that has one, how it judges beside the champion
  let came = null;
  let quality = null;
  let shown = null; // the bundle that the link names
  let reports = []; // of streams that drift
  let areReportsCut = false;
  let history = [];
  const other = whatIf(app);

  async function load(signal) {
    const { parameters } = current();
    const named = parameters.get('bundle')?.split('/').map(encodeURIComponent).join('/');
    const bundles = Promise.all([
      part(get('bundles', {}, signal)).then(all => Promise.all([all, budgetsOf(all.value ?? [], signal), shadowsOf(all.value ?? [], signal)])),
      part(get('calibration', {}, signal)), part(get('quality', {}, signal)), named ? part(get(`bundles/${named}`, {}, signal)) : null,
    ]);
    bundles.catch(() => {}); // awaited below, unless something else failed before
    const [all, drift] = await Promise.all([loadAssets(signal), get('drift', { drifting: true, limit: 200 }, signal)]);
    [assets, reports, areReportsCut] = [all, drift.items, Boolean(drift.next)];
    own = choose(assets, name, parameters.get('stream'));
    seen = chosen(newestOf(own) ?? app.newest, '1d');
    app.window = seen;
    other.of(own ? { asset: own.asset, stream: own.stream, from: seen.from, to: seen.to } : null);
    const streams = assets.flatMap(({ asset, streams: its }) => its.map(one => ({ asset, ...one })));
    const profiles = [...new Set(streams.map(one => one.profile))].slice(0, MOST_PROFILES);
    [judging, history, [[known, budgets, shadows], came, quality, shown]] = await Promise.all([
      Promise.all(profiles.map(async profile => {
        const its = streams.filter(one => one.profile === profile);
        return { profile, score: await newestScore(its, signal), streams: its.length, learning: its.filter(one => one.state === 'LEARNING').length };
      })),
      own ? get('drift/history', { asset: own.asset, stream: own.stream, limit: 200 }, signal).then(page => page.items) : [],
      bundles,
    ]);
  }

  /** What each profile's judge was calibrated for. */
  const budgetsOf = async (all, signal) => new Map(await Promise.all(all.filter(one => one.served).slice(0, MOST_PROFILES).map(async ({ profile, served }) => {
    const { value } = await part(get(`bundles/${encodeURIComponent(profile)}/${served}`, {}, signal));
    return [profile, value?.calibration?.budget ?? null];
  })));

  const shadowsOf = (all, signal) => Promise.all(all.filter(isShadowed).slice(0, MOST_PROFILES).map(async one => (
    { ...one, compared: await part(get('shadow', { profile: one.profile }, signal)) })));

  /** Sought where it is: of a profile that is silent for long all scores would be looked through. */
  async function newestScore(its, signal) {
    const scored = its.filter(one => one.lastScoreAt);
    if (scored.length === 0) return null;
    const newest = scored.reduce((last, one) => (Date.parse(one.lastScoreAt) > Date.parse(last.lastScoreAt) ? one : last));
    const page = await get('scores', { asset: newest.asset, stream: newest.stream, from: newest.lastScoreAt, limit: 1 }, signal);
    return page.items[0] ?? null;
  }

  function view() {
    if (!assets) return html`<h1>Models</h1>${waiting()}`;
    return html`<h1>Models</h1>
      <section aria-labelledby="running-title"><h2 id="running-title">What judges now</h2>
        ${judging.length === 0 ? empty('Nothing was judged yet.') : html`<div class="scroll"><table>
          <thead><tr><th scope="col">Profile</th><th scope="col">Version</th><th scope="col">SHA-256</th><th scope="col">Detectors</th>
            <th scope="col" class="num">Streams</th><th scope="col" class="num">Learning</th><th scope="col">Newest score</th></tr></thead>
          <tbody>${judging.map(one => html`<tr><td><bdi>${one.profile}</bdi></td><td>${one.score?.bundle.version ?? '–'}</td>
            <td><code title=${one.score?.bundle.sha256 ?? ''}>${one.score?.bundle.sha256.slice(0, 12) ?? '–'}</code></td>
            <td>${Object.keys(one.score?.detectors ?? {}).join(', ')}</td><td class="num">${formatCount(one.streams)}</td>
            <td class="num">${formatCount(one.learning)}</td><td class="tight">${formatTime(one.score?.windowEnd)}</td></tr>`)}</tbody></table></div>`}
      </section>
      <section aria-labelledby="bundles-title"><h2 id="bundles-title">Bundles</h2>${panel(known, versions)}</section>
      ${shown ? html`<section aria-labelledby="shown-title"><div class="head"><h2 id="shown-title"><bdi>${current().parameters.get('bundle')}</bdi></h2>
        <button type="button" @click=${() => change({ bundle: null })}>Close</button></div>${panel(shown, bundleDetail)}</section>` : ''}
      ${shadows.map(one => html`<section aria-labelledby=${`shadow-${one.profile}`}>
        <h2 id=${`shadow-${one.profile}`}>In the shadow of <bdi>${one.profile}</bdi></h2>
        ${one.shadowRefusal ? html`<p class="problem">${one.shadowRefusal}</p>` : ''}${panel(one.compared, shadowPanel)}</section>`)}
      <section aria-labelledby="came-title"><h2 id="came-title">Expected, and what came</h2>${panel(came, calibration)}</section>
      <section aria-labelledby="drifts-title"><h2 id="drifts-title">Streams unlike training</h2>${drifting()}</section>
      ${own ? html`
        <div class="head"><h2><bdi>${own.asset}</bdi></h2><span class="filters">${chooser('models', assets, own)}</span></div>
        <div class="two even">
          <section aria-labelledby="drift-title"><h2 id="drift-title">Drift</h2>${driftPanel(history)}</section>
          <section aria-labelledby="whatif-title"><h2 id="whatif-title">What would have been raised</h2>
            <p class="hint">From the scores that are stored, by the rules that raise incidents; nothing is changed.</p>
            ${timeBar(seen)}${other.view()}</section>
        </div>` : ''}`;
  }

  function versions(all) {
    if (all.length === 0) return empty('There is none.');
    return html`<div class="scroll"><table>
      <thead><tr><th scope="col">Profile</th><th scope="col">Version</th><th scope="col">Stage</th><th scope="col">Detectors</th>
        <th scope="col" class="num">Trained on rows</th><th scope="col">Put into use</th></tr></thead>
      <tbody>${all.flatMap(one => one.versions.map(version => {
        const put = one.changes.find(its => its.version === version.version);
        return html`<tr><td><bdi>${one.profile}</bdi></td>
          <td><a href=${linkTo('models', name, { bundle: `${one.profile}/${version.version}` })}>${version.version}</a></td>
          <td>${formatWord(version.stage)}${String(version.version) === one.served ? html` <span class="badge plain">judges</span>` : ''}${
            String(version.version) === one.shadow ? html` <span class="badge plain">judges beside it</span>` : ''}</td>
          <td>${version.refusal ? html`<span class="problem">${version.refusal}</span>` : version.detectors.join(', ')}</td>
          <td class="num">${formatNumber(version.rows)}</td>
          <td>${put ? html`${formatWord(put.action)} by <bdi>${put.by}</bdi>, ${formatTime(put.at)}: <bdi>${put.reason}</bdi>`
            : version.stage === 'CHAMPION' && !one.promoted ? 'nobody has promoted one: the highest judges' : ''}</td></tr>`;
      }))}</tbody></table></div>
      ${all.filter(one => one.refusal).map(one => html`<p class="problem"><bdi>${one.profile}</bdi>: ${one.refusal}</p>`)}`;
  }

  /** Whether more came than was asked for, as the alert says it: surely, and without what people called right. */
  function isOver({ profile }, { days }) {
    const budget = budgets.get(profile);
    const its = quality?.value?.find(one => one.profile === profile)?.periods.find(one => one.days === days);
    return Boolean(budget && its) && LEVELS.some(level => its.unconfirmed[level].low > budget[level]);
  }

  /** The budget is of normal operation alone: what people called right is told beside what came. */
  function calibration(all) {
    if (all.length === 0) return empty('Nothing was judged yet.');
    return html`<p class="hint">Incidents of the process that reached INFO / WARNING / CRITICAL, a stream and day. What was asked for is of
        normal operation alone; right incidents are among those that came. “More than asked for” is what is surely more, without those.</p>
      <div class="scroll"><table>
      <thead><tr><th scope="col">Profile</th><th scope="col">Asked for</th><th scope="col">Of the last</th><th scope="col">Came</th>
        <th scope="col" class="num">Incidents</th><th scope="col" class="num">Called right</th><th scope="col" class="num">Called false</th>
        <th scope="col" class="num">Judged, all streams</th></tr></thead>
      <tbody>${all.flatMap(one => one.periods.map(period => {
        const budget = budgets.get(one.profile);
        return html`<tr><td><bdi>${one.profile}</bdi></td><td>${budget ? budgetText(budget) : '–'}</td><td class="tight">${period.days} days</td>
          <td>${LEVELS.map(level => formatRate(period[level] / period.streamDays, period.streamDays)).join(' / ')}${isOver(one, period) ? html` <strong>more than asked for</strong>` : ''}</td>
          <td class="num">${formatCount(period.info)}</td><td class="num">${formatCount(period.truePositives)}</td>
          <td class="num">${formatCount(period.falsePositives)}</td><td class="num">${formatDuration(86_400 * period.streamDays)}</td></tr>`;
      }))}</tbody></table></div>`;
  }

  function drifting() {
    if (reports.length === 0) return empty('None, of those that were compared.');
    return html`<div class="scroll"><table><thead><tr><th scope="col">Asset</th><th scope="col">Stream</th><th scope="col">Bundle</th>
        <th scope="col">As of</th><th scope="col">What is unlike</th></tr></thead>
      <tbody>${reports.map(one => html`<tr><td><a href=${linkTo('models', one.asset, { stream: one.stream })}><bdi>${one.asset}</bdi></a></td><td><bdi>${one.stream}</bdi></td>
        <td>${one.profile} ${one.bundle.version}</td><td class="tight">${formatTime(one.at)}</td>
        <td>${whatDrifts(one)}</td></tr>`)}</tbody></table></div>
      ${areReportsCut ? capped('The newest of them: there are more, see GET /api/v1/drift?drifting=true.') : ''}`;
  }

  return {
    title: 'Models', load, view, local: SETTINGS, adjusted: other.ask,
    close: () => {
      other.close();
      app.window = null;
    },
  };
}

const isShadowed = one => one.shadow || one.shadowRefusal || one.versions.some(version => version.stage === 'SHADOW');

const MOST_NAMED = 5;

/** The tags that are; where none is by itself, the detectors whose ratios have changed, which is what drifts then. */
function whatDrifts({ tags, detectors }) {
  const beyond = tags.filter(drifts).map(tag => tag.tag);
  if (beyond.length) return beyond.slice(0, MOST_NAMED).join(', ') + (beyond.length > MOST_NAMED ? ` and ${beyond.length - MOST_NAMED} more` : '');
  const changed = Object.entries(detectors).filter(([, one]) => one.changedAt).map(([name]) => name);
  return changed.length ? `no tag by itself; ratio of ${changed.join(', ')}` : 'no tag by itself';
}
