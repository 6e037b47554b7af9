// One file, judged by a bundle, beside the history: nothing of it is kept. How it was read is said, and can be overruled.
import { html } from '../vendor/lit-html/lit-html.js';
import { get } from '../core/api.js';
import { formatCount, formatDuration, formatPercent, formatRatio, formatSpan, formatStep, formatTime } from '../core/format.js';
import { change, current } from '../core/route.js';
import { scoresOf, tryFile } from '../core/trial.js';
import { capped, empty, failure, waiting } from '../components/notice.js';
import { scoreChart } from '../components/score-chart.js';
import { categoryBadge, classOf, severityBadge } from '../components/severity.js';

/** What may be said where the file does not speak for itself: parameter, name, example. */
const READING = [
  ['timeColumn', 'Time column', 'Timestamp'],
  ['timeFormat', 'Time format', 'day-first, epoch-millis, dd/MM/yyyy HH:mm'],
  ['zone', 'Time zone', 'Europe/Berlin'],
  ['assetColumn', 'Asset column', 'plant'],
  ['resample', 'A row every', '1s, 5m'],
  ['decimal', 'Decimal mark', ', or .'],
  ['exclude', 'No tags', 'columns, by commas'],
  ['include', 'Tags all the same', 'columns, by commas'],
  ['categorical', 'Numbers that are names', 'columns, by commas'],
  ['labelColumn', 'Labels', 'columns, by commas'],
  ['missing', 'Numbers for no value', '-200, FLO201=-999'],
  ['columns', 'Names of the columns', 'if the file has none'],
  ['tagColumn', 'Column of tag names', 'of a row a tag'],
  ['valueColumn', 'Column of values', 'of a row a tag'],
];
const MOST_NOTES = 30;

export function open(app) {
  let bundles = null;
  let file = null;
  let under = null; // {cancel, text, part}
  let report = null;
  let judged = null; // the parameters of the report
  let problem = null;
  let isOver = false; // a file is held over the page

  async function load(signal) {
    bundles = await get('bundles', {}, signal);
  }

  function parametersOf(form) {
    const given = new FormData(form);
    const [profile, version] = JSON.parse(given.get('bundle'));
    return { profile, version, name: file.name, ...Object.fromEntries(READING.map(([key]) => [key, given.get(key)?.trim()])) };
  }

  /** What goes on, of which the newest alone is shown. */
  async function during(text, begin) {
    under?.cancel();
    const mine = { cancel: () => {}, text, part: null };
    under = mine;
    problem = null;
    const tell = (what, part) => {
      [mine.text, mine.part] = [what, part];
      app.draw();
    };
    try {
      const { done, cancel } = begin(tell);
      mine.cancel = cancel;
      app.draw();
      return await done;
    } catch (failed) {
      if (under === mine && failed.name !== 'AbortError') problem = failed;
      return null;
    } finally {
      if (under === mine) under = null;
      app.draw();
    }
  }

  const sending = tell => part => tell(part === 1 ? 'Reading the file' : 'Sending the file', part === 1 ? null : part);

  async function judge(event) {
    event.preventDefault();
    if (!file) return;
    const parameters = parametersOf(event.target);
    report = null;
    change({ from: null, to: null, last: null });
    await during('Sending the file', tell => tryFile(file, parameters, {
      sent: sending(tell),
      line: line => {
        if (line.report) [report, judged] = [line.report, { file, parameters }];
        else if (line.problem) problem = { title: line.problem.title, message: line.problem.detail };
        else tell(`Judging: ${formatCount(line.rows)} of ${formatCount(line.of)} rows`, line.of ? line.rows / line.of : null);
      },
    }));
  }

  async function download() {
    const table = await during('Sending the file', tell => scoresOf(judged.file, judged.parameters, sending(tell)));
    if (table) save(table, 'scores.csv');
  }

  function save(blob, end) {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(blob);
    link.download = `${judged.file.name.replace(/\.[^.]*$/, '')}-${end}`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  }

  function take(files) {
    isOver = false;
    if (files.length) {
      file = files[0];
      [report, problem] = [null, null];
    }
    app.draw();
  }

  const over = is => event => {
    event.preventDefault();
    if (isOver !== is) {
      isOver = is;
      app.draw();
    }
  };

  function view() {
    if (!bundles) return html`<h1>Try a file</h1>${waiting()}`;
    return html`<h1>Try a file</h1>
      <section aria-labelledby="file-title"><h2 id="file-title">What to judge</h2>
        ${bundles.length === 0 ? empty('There is no bundle yet: train one, or let one learn from a stream.') : form()}</section>
      ${problem ? failure(problem) : ''}
      ${under ? html`<section aria-labelledby="under-title"><div class="head"><h2 id="under-title" role="status">${under.text}</h2>
        <button type="button" @click=${() => under?.cancel()}>Cancel</button></div>
        ${under.part === null ? html`<progress aria-labelledby="under-title"></progress>`
          : html`<progress aria-labelledby="under-title" max="1" .value=${under.part}></progress>`}</section>` : ''}
      ${report ? result() : ''}`;
  }

  const form = () => html`<form @submit=${judge}>
    <label class=${`drop${isOver ? ' over' : ''}`} @dragover=${over(true)} @dragleave=${over(false)}
      @drop=${event => { event.preventDefault(); take(event.dataTransfer.files); }}>
      <span>${file ? html`<bdi>${file.name}</bdi>, ${formatCount(Math.ceil(file.size / 1024))} KiB` : 'Drop a file here, or choose one'}</span>
      <small>CSV and its like, JSON; plain or gzip. It is judged and forgotten: nothing comes into the history, nothing is stored.</small>
      <input type="file" name="file" aria-label="File" @change=${event => take(event.target.files)}></label>
    <div class="grid">
      <label class="field"><span>Bundle</span><select name="bundle">${bundles.flatMap(({ profile, served, versions }) => [
        html`<option value=${JSON.stringify([profile, null])} ?disabled=${!served}>${profile}: ${served ? `in use (${served})` : 'none in use'}</option>`,
        ...versions.filter(one => !one.refusal && String(one.version) !== served).map(one => html`
          <option value=${JSON.stringify([profile, one.version])}>${profile}: ${one.version} (${one.stage.toLowerCase()})</option>`)])}</select></label>
    </div>
    <details><summary>How the file is to be read, where it does not speak for itself</summary><div class="grid">
      ${READING.map(([key, name, example]) => html`<label class="field"><span>${name}</span>
        <input name=${key} autocomplete="off" placeholder=${example}><small>${key}</small></label>`)}</div></details>
    <p class="actions left"><button class="primary" ?disabled=${!file || under}>Judge</button></p></form>`;

  function result() {
    const { rows, file: found, bundle, assets } = report;
    const fact = (name, value) => (value === undefined || value === null || value === '' ? '' : html`<div><dt>${name}</dt><dd>${value}</dd></div>`);
    const { time } = found;
    return html`
      <section aria-labelledby="result-title"><div class="head"><h2 id="result-title">What came of <bdi>${found.file}</bdi></h2>
          <span class="buttons"><button type="button" ?disabled=${under} @click=${download}>Scores (CSV)</button>
            <button type="button" @click=${() => save(new Blob([JSON.stringify(report, null, 1)], { type: 'application/json' }), 'report.json')}>Report (JSON)</button></span></div>
        <dl class="facts wide">
          ${fact('Bundle', html`<bdi>${report.profile}</bdi> ${bundle.version} <code title=${bundle.sha256}>${bundle.sha256.slice(0, 12)}</code>`)}
          ${fact('Rows read', formatCount(rows.read))}${fact('Judged', formatCount(rows.judged))}
          ${fact('Cannot be read', formatCount(rows.unreadable))}${fact('Twice or too late', formatCount(rows.unordered))}
          ${fact('Incidents', formatCount(assets.reduce((sum, one) => sum + one.incidents.length + one.moreIncidents, 0)))}</dl>
        ${rows.judged === 0 ? empty(`Nothing was judged: no window could be made of the rows, which need one every interval of the profile, in the order of time.`) : ''}
      </section>
      ${assets.map(assetResult)}
      <section aria-labelledby="read-title"><h2 id="read-title">How it was read</h2>
        <p class="hint">What is guessed is said here. Overrule it above, and judge again.</p>
        <dl class="facts wide">
          ${fact('Format', found.format)}${fact('Encoding', found.encoding)}${fact('Between fields', found.delimiter)}${fact('Layout', found.layout)}
          ${fact('Time', html`<bdi>${time.column}</bdi>`)}${fact('Times are', time.format)}${fact('Zone', time.zone)}
          ${fact('First', formatTime(time.first))}${fact('Last', formatTime(time.last))}
          ${fact('Step', time.interval ? `${formatStep(time.interval)}${time.even ? '' : ', uneven'}${time.gaps ? `, ${formatCount(time.gaps)} gaps` : ''}` : null)}
          ${fact('Tags', formatCount(found.tags.length))}${fact('Asset', found.assetColumn)}
          ${fact('Labels', found.labels.map(one => one.column).join(', '))}</dl>
        ${list('What a person should know', found.notes)}
        ${list('Columns that are not read', found.leftOut.map(one => `${one.column} ${one.reason}`))}
        ${list('Tags of the profile that it lacks', report.absent)}
        ${list('Tags that the profile does not know', report.superfluous)}
      </section>`;
  }

  function list(title, all) {
    if (all.length === 0) return '';
    return html`<h3>${title}</h3><ul>${all.slice(0, MOST_NOTES).map(one => html`<li><bdi>${one}</bdi></li>`)}</ul>
      ${all.length > MOST_NOTES ? capped(`${MOST_NOTES} of ${formatCount(all.length)}.`) : ''}`;
  }

  function assetResult(one, i) {
    const { times, lowest, highest, stepMillis } = one.timeline;
    if (times.length === 0) return '';
    const { parameters } = current();
    const [from, to] = [Date.parse(parameters.get('from')), Date.parse(parameters.get('to'))];
    const whole = { from: times[0], to: times.at(-1) + stepMillis };
    const seen = from < to ? { from, to } : whole;
    const spans = [
      ...one.labelled.map(span => ({ from: Date.parse(span.from), to: Date.parse(span.to), color: 'second', label: 'labelled anomalous' })),
      ...one.incidents.map(its => ({
        from: Date.parse(its.startedAt), to: its.resolvedAt ? Date.parse(its.resolvedAt) : whole.to, color: classOf(its.severity), label: its.text })),
    ];
    return html`<section aria-labelledby=${`asset-${i}`}>
      <div class="head"><h2 id=${`asset-${i}`}>How far from normal${one.asset ? html`: <bdi>${one.asset}</bdi>` : ''}</h2>
        <span class="filters">${formatCount(one.windows)} windows, ${formatPercent(one.windows ? one.anomalous / one.windows : 0)} anomalous
          ${from < to ? html`<button type="button" @click=${() => change({ from: null, to: null })}>All of it</button>` : ''}</span></div>
      ${scoreChart([{ name: 'ratio', times, min: lowest, max: highest, mean: highest }], { ...seen, spans, threshold: 1, weight: 1 })}
      <p class="hint">The highest of each ${formatDuration(stepMillis / 1000)}. Drag to look closer, double-click to look wider.${
        one.labelled.length ? ' What the labels of the file call anomalous is marked, too; it judges nothing.' : ''}</p>
      ${one.incidents.length === 0 ? empty('No incident would have been raised.') : html`<div class="scroll" tabindex="0" role="group" aria-label="Incidents"><table>
        <thead><tr><th scope="col">Severity</th><th scope="col">Began</th><th scope="col" class="num">Duration</th>
          <th scope="col" class="num">Peak</th><th scope="col">Why</th></tr></thead>
        <tbody>${one.incidents.map(its => html`<tr><td>${severityBadge(its.severity)} ${categoryBadge(its.category)}</td>
          <td class="tight">${formatTime(its.startedAt)}</td>
          <td class="num">${its.resolvedAt ? formatSpan(its) : 'to the end'}</td>
          <td class="num">${formatRatio(its.peakRatio)}</td><td>${its.text}</td></tr>`)}</tbody></table></div>`}
      ${one.moreIncidents ? capped(`${formatCount(one.moreIncidents)} more incidents are counted, not told.`) : ''}</section>`;
  }

  return { title: 'Try a file', load, view, local: ['from', 'to', 'last'], close: () => under?.cancel() };
}
