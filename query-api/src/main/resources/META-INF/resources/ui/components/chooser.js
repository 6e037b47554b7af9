// Which asset and stream a page is about.
import { html } from '../vendor/lit-html/lit-html.js';
import { get } from '../core/api.js';
import { formatStream } from '../core/format.js';
import { go } from '../core/route.js';

const MOST = 1_000;

/** All assets that one can choose from, with their streams. */
export const loadAssets = signal => get('assets', { limit: MOST }, signal).then(page => page.items);

/** The asset and stream that the link names, else the first. */
export function choose(assets, name, stream) {
  const asset = name ? assets.find(one => one.asset === name) : assets[0];
  if (!asset) return null;
  return { asset: asset.asset, ...(asset.streams.find(one => one.stream === stream) ?? asset.streams[0]) };
}

/**
 * @param chosen {asset, stream}; empty if none is
 */
export function chooser(page, assets, chosen) {
  const pick = event => {
    const [asset, stream] = JSON.parse(event.target.value);
    go(page, asset, { stream });
  };
  return html`<label>Stream <select class="chooser" @change=${pick}>
    ${chosen.asset ? '' : html`<option value="" selected disabled>choose</option>`}${assets.flatMap(({ asset, streams }) => streams.map(one => html`
    <option value=${JSON.stringify([asset, one.stream])} ?selected=${asset === chosen.asset && one.stream === chosen.stream}
      >${asset}: ${formatStream(one)}</option>`))}</select></label>`;
}
