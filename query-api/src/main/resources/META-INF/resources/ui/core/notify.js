// Tells who asked for it of new incidents, also while another window is in front.
import { settings } from './settings.js';
import { ORDER } from '../components/severity.js';

const told = new Set();
let audio = null;

export function notify(incident) {
  if (told.has(incident.id) || incident.status !== 'OPEN') return;
  told.add(incident.id);
  if (told.size > 1_000) told.delete(told.values().next().value);
  const text = `Incident at ${incident.asset}, ${incident.severity}`;
  document.getElementById('announce').textContent = text;
  if (settings.notify === 'off' || ORDER.indexOf(incident.severity) < ORDER.indexOf(settings.notify)) return;
  if ('Notification' in window && Notification.permission === 'granted') {
    show(text, incident);
  }
  if (settings.sound) beep();
}

function show(text, incident) {
  try {
    const shown = new Notification(text, { body: incident.text, tag: incident.id });
    shown.onclick = () => {
      window.focus();
      location.hash = `#/incident/${encodeURIComponent(incident.id)}`;
    };
  } catch {
    // browsers of tablets let only service workers notify: the page, its title and the sound tell it
  }
}

/** Two short tones; made here, since nothing is fetched for them. */
function beep() {
  audio ??= new AudioContext();
  [660, 880].forEach((frequency, i) => {
    const tone = audio.createOscillator();
    const loudness = audio.createGain();
    tone.frequency.value = frequency;
    loudness.gain.value = 0.08;
    tone.connect(loudness).connect(audio.destination);
    tone.start(audio.currentTime + i * 0.18);
    tone.stop(audio.currentTime + i * 0.18 + 0.14);
  });
}
