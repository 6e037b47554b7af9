// Logging in and out at the issuer; where only keys are known none of it is offered.
import { remove } from './api.js';

const PLACE = 'sluice-place';

/** Leaves for the issuer, and comes back to what is shown now. */
export function logIn(path) {
  sessionStorage.setItem(PLACE, location.hash);
  location.assign(path);
}

/** Ends the session here, and at the issuer if it knows how. */
export async function logOut() {
  const { next } = await remove('session');
  if (!next) {
    location.assign('/');
    return;
  }
  const end = new URL(next);
  end.searchParams.set('post_logout_redirect_uri', `${location.origin}/`);
  location.assign(end);
}

/** Goes on where somebody was before they logged in. Returns the code with which the issuer refused them, or null. */
export function comeBack() {
  const refused = new URLSearchParams(location.search).get('login');
  const place = location.hash || sessionStorage.getItem(PLACE) || '';
  sessionStorage.removeItem(PLACE);
  if (refused !== null || place !== location.hash) history.replaceState(null, '', `/${place}`);
  return /^[a-z_]{1,60}$/.test(refused) ? refused : null;
}
