// Which time is looked at: presets that follow the data, two instants, steps, zone, and how often it is asked again.
import { html } from '../vendor/lit-html/lit-html.js';
import { ofLocalInput, toLocalInput, zone } from '../core/format.js';
import { change, current } from '../core/route.js';
import { PRESETS, follow, move, show, zoom } from '../core/window.js';
import { askFor } from './dialog.js';

const REFRESH = { live: 'live', '10s': 'every 10 s', '1m': 'every minute', off: 'by hand' };

export const refresh = () => {
  const wanted = current().parameters.get('refresh');
  return wanted in REFRESH ? wanted : 'live';
};

function zones() {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return [...new Set(['UTC', own, zone()])].filter(Boolean);
}

const ANOTHER = '';

/** Those at hand, or one of all that the browser knows. */
function chooseZone(event) {
  const wanted = event.target.value;
  if (wanted !== ANOTHER) {
    changeZone(wanted);
    return;
  }
  event.target.value = zone();
  const all = [...new Set([...zones(), ...Intl.supportedValuesOf('timeZone')])].map(name => [name, name]);
  askFor({ title: 'Zone', done: 'Show', fields: [{ name: 'zone', label: 'Times are shown in', kind: 'select', options: all, value: zone() }] },
    values => changeZone(values.zone));
}

const changeZone = name => change({ zone: name === 'UTC' ? null : name });

let written = null; // what the two inputs show

export function timeBar(seen) {
  // What somebody is writing stays, though the data moves on.
  if (!written || !document.activeElement?.closest('form.absolute')) {
    written = { from: toLocalInput(seen.from), to: toLocalInput(seen.to) };
  }
  const absolute = event => {
    event.preventDefault();
    const form = new FormData(event.target);
    const [from, to] = [ofLocalInput(form.get('from')), ofLocalInput(form.get('to'))];
    const problem = !(from < to);
    event.target.to.setCustomValidity(problem ? 'The end must be after the begin.' : '');
    if (problem) event.target.reportValidity();
    else show(from, to);
  };
  return html`
    <div class="timebar" role="group" aria-label="Time">
      <div class="choice" role="group" aria-label="The last">
        ${PRESETS.map(preset => html`<button type="button" aria-pressed=${seen.last === preset}
          @click=${() => follow(preset)}>${preset}</button>`)}
      </div>
      <form class="absolute" @submit=${absolute} @input=${event => event.currentTarget.to.setCustomValidity('')}>
        <label>From <input type="datetime-local" name="from" step="1" required
          .value=${written.from}></label>
        <label>to <input type="datetime-local" name="to" step="1" required .value=${written.to}></label>
        <button>Show</button>
      </form>
      <div class="choice" role="group" aria-label="Move">
        <button type="button" title="Earlier ( [ )" aria-label="Earlier" @click=${() => move(seen, -0.5)}>◀</button>
        <button type="button" title="Later ( ] )" aria-label="Later" @click=${() => move(seen, 0.5)}>▶</button>
        <button type="button" title="Closer ( + )" aria-label="Closer" @click=${() => zoom(seen, 0.5)}>+</button>
        <button type="button" title="Wider ( - )" aria-label="Wider" @click=${() => zoom(seen, 2)}>−</button>
        <button type="button" title="Follow the newest data ( f )" aria-pressed=${seen.follows}
          @click=${() => follow(seen.last ?? '1h')}>Follow</button>
      </div>
      <label>Zone <select name="zone" @change=${chooseZone}>
        ${zones().map(name => html`<option value=${name} ?selected=${name === zone()}>${name}</option>`)}
        <option value=${ANOTHER}>other</option>
      </select></label>
      <label>Update <select @change=${event => change({ refresh: event.target.value === 'live' ? null : event.target.value })}>
        ${Object.entries(REFRESH).map(([key, text]) => html`<option value=${key} ?selected=${key === refresh()}>${text}</option>`)}
      </select></label>
    </div>`;
}
