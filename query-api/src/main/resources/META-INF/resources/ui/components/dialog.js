import { html, render } from '../vendor/lit-html/lit-html.js';

/**
 * Asks for a few words and does something with them.
 *
 * @param question {title, fields: [{name, label, kind, value?, options?, required?, hint?}], done, explain?}
 * @param act takes the values by name; what it throws is shown, and the dialog stays
 */
export function askFor(question, act) {
  const dialog = document.createElement('dialog');
  dialog.setAttribute('aria-labelledby', 'dialog-title');
  document.body.append(dialog);
  let problem = null;
  let busy = false;
  const close = () => dialog.close();
  dialog.addEventListener('close', () => dialog.remove());
  const submit = async event => {
    event.preventDefault();
    const values = Object.fromEntries(new FormData(event.target));
    busy = true;
    draw();
    try {
      await act(values);
      close();
    } catch (refused) {
      problem = refused;
      busy = false;
      draw();
    }
  };
  const field = ({ name, label, kind = 'text', value = '', options, required = false, hint }) => html`
    <label class="field"><span>${label}</span>
      ${kind === 'select'
        ? html`<select name=${name}>${options.map(([key, text]) => html`<option value=${key} ?selected=${key === value}>${text}</option>`)}</select>`
        : kind === 'textarea'
          ? html`<textarea name=${name} rows="3" maxlength="2000" ?required=${required} .value=${value}></textarea>`
          : html`<input name=${name} type=${kind} step="1" ?required=${required} .value=${value} maxlength="500" autocomplete="off">`}
      ${hint ? html`<small>${hint}</small>` : ''}
    </label>`;
  const draw = () => render(html`
    <form @submit=${submit}>
      <h2 id="dialog-title">${question.title}</h2>
      ${question.explain ? html`<p class="hint">${question.explain}</p>` : ''}
      ${question.fields.map(field)}
      ${problem ? html`<p class="problem" role="alert">${problem.message}</p>` : ''}
      <p class="actions">
        <button type="button" @click=${close}>Cancel</button>
        <button class="primary" ?disabled=${busy}>${question.done}</button>
      </p>
    </form>`, dialog);
  draw();
  dialog.showModal();
}
