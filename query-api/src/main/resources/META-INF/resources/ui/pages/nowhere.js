import { html } from '../vendor/lit-html/lit-html.js';
import { linkTo } from '../core/route.js';

export const open = () => ({
  title: 'Not found',
  load: async () => {},
  view: () => html`<h1>There is no such page</h1><p><a href=${linkTo('overview')}>To the overview</a></p>`,
});
