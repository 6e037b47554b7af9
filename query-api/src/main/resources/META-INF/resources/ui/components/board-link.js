// A link to the dashboard of what is looked at, where there is a Grafana.
import { html } from '../vendor/lit-html/lit-html.js';
import { get } from '../core/api.js';

let asked = null;
let boards = null;

/** `stream` may be undefined, `from` and `to` are milliseconds. Nothing until it is known where dashboards are. */
export function boardLink(app, { asset, stream, from, to }) {
  asked ??= get('boards').then(found => {
    boards = found;
    app.draw();
  }, () => { asked = null; });
  if (!boards?.asset) return '';
  const url = new URL(boards.asset);
  url.searchParams.set('var-asset', asset);
  if (stream) url.searchParams.set('var-stream', stream);
  url.searchParams.set('from', Math.round(from));
  url.searchParams.set('to', Math.round(to));
  return html`<a class="button" href=${url.href} target="_blank" rel="noreferrer">Grafana</a>`;
}
