// A module tells what it needs only when it is there. What the page that is opened needs is asked for at once, here, and what
// every page needs by index.html; PreloadTest tells what belongs into both.
const MODULES = {
  overview: ['pages/overview', 'vendor/lit-html/directives/repeat', 'vendor/lit-html/directive',
    'vendor/lit-html/directive-helpers', 'core/history', 'components/sparkline'],
  asset: ['pages/asset', 'core/history', 'core/memo', 'core/part', 'core/plant', 'components/board-link',
    'components/feedback', 'components/incident-actions', 'components/score-chart', 'components/colors',
    'components/time-chart', 'components/plant-sketch', 'components/tag-charts', 'components/state-lanes',
    'components/canvas-panel', 'components/heat-map'],
  incidents: ['pages/incidents', 'vendor/lit-html/directives/repeat', 'vendor/lit-html/directive',
    'vendor/lit-html/directive-helpers', 'components/cause'],
  incident: ['pages/incident', 'core/history', 'core/part', 'components/board-link', 'components/cause', 'components/contributors',
    'components/incident-actions', 'components/score-chart', 'components/colors', 'components/time-chart',
    'components/tag-charts', 'components/state-lanes', 'components/canvas-panel'],
  network: ['pages/network', 'core/history', 'core/part', 'components/colors', 'components/contributors',
    'components/chooser', 'components/drift-panel', 'components/time-chart', 'components/score-chart',
    'components/share-bars', 'components/canvas-panel', 'components/heat-map'],
  explore: ['pages/explore', 'core/history', 'core/part', 'components/contributors', 'components/chooser',
    'components/feedback', 'components/incident-actions', 'components/time-chart', 'components/colors'],
  models: ['pages/models', 'core/part', 'components/bundle-detail', 'components/chooser', 'components/drift-panel',
    'components/colors', 'components/time-chart', 'components/shadow-panel', 'components/what-if'],
  try: ['pages/try', 'core/trial', 'components/score-chart', 'core/history', 'components/colors', 'components/time-chart'],
  alarms: ['pages/alarms', 'core/part', 'components/contributors'],
  deliveries: ['pages/deliveries'],
  quiet: ['pages/quiet'],
};

const page = /^#\/?(\w+)/.exec(location.hash)?.[1] ?? 'overview';
for (const name of Object.hasOwn(MODULES, page) ? MODULES[page] : []) {
  const link = document.createElement('link');
  link.rel = 'modulepreload';
  link.href = `/ui/${name}.js`;
  document.head.append(link);
}
