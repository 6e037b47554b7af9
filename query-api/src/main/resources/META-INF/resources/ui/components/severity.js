// Severity by colour, shape and word at once: none of them is needed to read it.
import { html, svg } from '../vendor/lit-html/lit-html.js';

const SHAPES = {
  NONE: svg`<circle cx="6" cy="6" r="2" />`,
  INFO: svg`<circle cx="6" cy="6" r="4.4" class="hollow" />`,
  WARNING: svg`<path d="M6 1 11.3 10.5H.7Z" />`,
  CRITICAL: svg`<path d="M6 .4 11.6 6 6 11.6.4 6Z" />`,
};

export const ORDER = ['NONE', 'INFO', 'WARNING', 'CRITICAL'];

export const classOf = severity => (ORDER.includes(severity) ? severity.toLowerCase() : 'none');

export function severityBadge(severity) {
  const known = severity ?? 'NONE';
  return html`<span class="badge ${classOf(known)}"
    ><svg viewBox="0 0 12 12" aria-hidden="true">${SHAPES[known] ?? SHAPES.NONE}</svg>${known}</span>`;
}

export function learningBadge() {
  return html`<span class="badge learning"
    title="No bundle was trained for its profile yet: compared with its own recent past">LEARNING</span>`;
}

/** What is not about the process says so. */
export function categoryBadge(category) {
  return category === 'PROCESS' ? '' : html`<span class="badge plain">${category}</span>`;
}

/** The severity that a ratio has, by the levels that profiles have if they say nothing. */
export function severityOf(ratio, threshold = 1) {
  const times = ratio / threshold;
  return times >= 2 ? 'CRITICAL' : times >= 1.5 ? 'WARNING' : times >= 1 ? 'INFO' : 'NONE';
}
