// The stages of a plant in a row, those that incidents were about marked: where in the plant something is.
import { html } from '../vendor/lit-html/lit-html.js';
import { ORDER, classOf, severityBadge } from './severity.js';

/**
 * Of a plant whose profile names no stages there is no sketch.
 *
 * @param named tags by stage, as the profile says; where nobody could tell, those of `tags`
 * @param tags [{tag, stage?}] of the stream
 * @param incidents whose contributors say where something was
 */
export function plantSketch(named, tags, incidents) {
  const stages = new Map();
  const stageOf = name => {
    if (!stages.has(name)) stages.set(name, { count: 0, blamed: new Set(), severity: 'NONE' });
    return stages.get(name);
  };
  for (const [stage, its] of Object.entries(named)) stageOf(stage).count = its.length;
  if (stages.size === 0) for (const { stage } of tags) if (stage) stageOf(stage).count++;
  for (const { contributors, peakSeverity } of incidents) {
    for (const { stage, tag } of contributors) {
      if (!stage) continue;
      const its = stageOf(stage);
      its.blamed.add(tag);
      if (ORDER.indexOf(peakSeverity) > ORDER.indexOf(its.severity)) its.severity = peakSeverity;
    }
  }
  if (stages.size === 0) return '';
  const inOrder = [...stages].sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }));
  return html`<section aria-labelledby="plant-title"><h2 id="plant-title">Where in the plant</h2>
    <ol class="plant">${inOrder.map(([name, { count, blamed, severity }]) => html`<li class=${classOf(severity)}>
      <strong><bdi>${name}</bdi></strong>
      ${severity === 'NONE' ? '' : severityBadge(severity)}
      <span class="hint">${blamed.size ? [...blamed].join(', ') : `${count} ${count === 1 ? 'tag' : 'tags'}`}</span></li>`)}</ol></section>`;
}
