/** A canvas as wide as its place, sharp on every screen, drawn anew when place, model or theme changes. */
export class CanvasPanel extends HTMLElement {
  #model = null;
  #canvas = null;
  #resize = null;
  #draw = () => this.draw();

  set model(model) {
    this.#model = model;
    if (this.isConnected) this.draw();
  }

  get model() {
    return this.#model;
  }

  connectedCallback() {
    if (!this.#canvas) {
      this.#canvas = document.createElement('canvas');
      this.append(this.#canvas);
    }
    this.#resize = new ResizeObserver(this.#draw);
    this.#resize.observe(this);
    addEventListener('theme', this.#draw);
    this.draw();
  }

  disconnectedCallback() {
    this.#resize.disconnect();
    removeEventListener('theme', this.#draw);
  }

  draw() {
    if (!this.#model || !this.clientWidth) return;
    this.setAttribute('role', 'img');
    this.setAttribute('aria-label', this.#model.label);
    const scale = devicePixelRatio;
    const [width, height] = [this.clientWidth, this.heightOf(this.#model)];
    this.#canvas.width = width * scale;
    this.#canvas.height = height * scale;
    this.#canvas.style.width = `${width}px`;
    this.#canvas.style.height = `${height}px`;
    const context = this.#canvas.getContext('2d');
    context.scale(scale, scale);
    context.font = '11px system-ui, sans-serif';
    context.textBaseline = 'middle';
    this.paint(context, this.#model, width);
  }
}

/** As much of a text as there is room for. */
export function fitted(context, text, room) {
  if (context.measureText(text).width <= room) return text;
  let short = text;
  while (short && context.measureText(`${short}…`).width > room) short = short.slice(0, -1);
  return `${short}…`;
}
