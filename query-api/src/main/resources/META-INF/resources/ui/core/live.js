// The feed of what happens, one for all tabs of a browser: a browser has few connections to a server, and each tab would take
// one for good. The tab that holds a lock listens, and tells the others; when it is closed another one does. What is missed
// between two connections is in the history: whoever listens loads again when it hears `open`.

const SILENCE_MS = 40_000;
const NAME = 'sluice-live';
const HEARD = ['scores', 'incident', 'alert', 'heartbeat'];

class LiveFeed extends EventTarget {
  state = 'connecting';
  text = 'Connecting';
  #source = null;
  #silence = null;
  #again = null;
  #isStopped = false;
  #wait = 1_000;
  #channel = null;
  #release = null; // of who listens for all

  start() {
    // Browsers have locks for pages of localhost and https alone; without them each tab listens by itself.
    if (!navigator.locks || !('BroadcastChannel' in window)) {
      this.#connect();
    } else {
      this.#channel = new BroadcastChannel(NAME);
      this.#channel.onmessage = ({ data }) => this.#told(data);
      this.#channel.postMessage({ asks: true });
      this.#listenForAll({});
      this.#stay();
    }
    addEventListener('pagehide', () => this.#leave());
    addEventListener('pageshow', event => { if (event.persisted) location.reload(); });
  }

  /** For whoever is not signed in any more: asking again would not help. */
  stop(text) {
    this.#isStopped = true;
    this.#leave();
    this.#become('stopped', text);
  }

  /** Waits for the lock; who holds it is the one that listens. */
  #listenForAll(options) {
    navigator.locks.request(NAME, options, () => this.#isStopped ? null : new Promise(release => {
      this.#release = release;
      this.#connect();
    })).catch(failed => {
      this.#close();
      this.#release = null;
      if (failed.name !== 'AbortError') { // there are no locks here after all
        this.#channel?.close();
        this.#channel = null;
        this.#connect();
        return;
      }
      // Another tab has taken it over, since nothing was heard of this one.
      this.#stay();
      this.#listenForAll({});
    });
  }

  /** What another tab says; of the one that listens, what it has heard. */
  #told({ asks, answers, name, detail, state, text }) {
    if (asks) {
      if (this.#release) this.#broadcast({ answers: true, state: this.state, text: this.text });
      return;
    }
    if (this.#release) return;
    this.#stay();
    if (state) {
      const wasLive = this.state === 'live';
      this.#become(state, text);
      if (answers && state === 'live' && !wasLive) this.#tell('open', null);
    } else this.#tell(name, detail);
  }

  /** One that listens for all may be asleep: then this one does. */
  #stay() {
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => {
      if (this.#channel && !this.#release) this.#listenForAll({ steal: true });
      else this.#retry('No heartbeat, connecting again');
    }, SILENCE_MS);
  }

  #connect() {
    const source = new EventSource(`${location.origin}/api/v1/live`);
    this.#source = source;
    source.onopen = () => {
      this.#stay();
      this.#wait = 1_000;
      this.#become('live', 'Live');
      this.#broadcast({ name: 'open', detail: null });
      this.#tell('open', null);
    };
    source.onerror = () => this.#retry('Connection lost, connecting again');
    for (const name of HEARD) {
      source.addEventListener(name, event => {
        this.#stay();
        const detail = JSON.parse(event.data);
        this.#broadcast({ name, detail });
        this.#tell(name, detail);
      });
    }
  }

  #retry(text) {
    this.#close();
    this.#become('lost', text);
    this.#again = setTimeout(() => this.#connect(), this.#wait + Math.random() * 1_000);
    this.#wait = Math.min(30_000, this.#wait * 2);
  }

  #close() {
    clearTimeout(this.#silence);
    clearTimeout(this.#again);
    this.#source?.close();
    this.#source = null;
  }

  #leave() {
    this.#close();
    this.#release?.();
    this.#channel?.close();
    this.#channel = null;
  }

  #become(state, text) {
    this.state = state;
    this.text = text;
    if (this.#release) this.#broadcast({ state, text });
    this.#tell('state', null);
  }

  #broadcast(message) {
    this.#channel?.postMessage(message);
  }

  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

export const live = new LiveFeed();
