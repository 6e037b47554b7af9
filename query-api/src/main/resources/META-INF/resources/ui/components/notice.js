import { html } from '../vendor/lit-html/lit-html.js';
import { logIn, logOut } from '../core/session.js';

/** That there is nothing, and why or what to do. */
export const empty = text => html`<p class="empty">${text}</p>`;

export const waiting = () => html`<p class="empty waiting" role="status">Loading …</p>`;

/** What went wrong, in the words of the server. */
export function failure(problem, again) {
  return html`<div class="notice" role="alert">
    <strong>${problem.title ?? 'It did not work'}</strong> <span>${problem.message}</span>
    ${problem.login && problem.status === 401 ? html`<button type="button" class="primary"
      @click=${() => logIn(problem.login)}>Log in</button>` : ''}
    ${problem.login && problem.status === 403 ? html`<button type="button" @click=${logOut}>Log out</button>` : ''}
    ${again ? html`<button type="button" @click=${again}>Try again</button>` : ''}
  </div>`;
}

/** A part of a page: what it shows of its answer, or that there is none yet, or why not. */
export function panel(part, show) {
  if (!part) return waiting();
  return part.problem ? failure(part.problem) : show(part.value);
}

/** That not all of it is shown: a guard that is never silent. */
export const capped = text => html`<p class="capped" role="note">${text}</p>`;
