// What the profile of a stream says of its plant.
import { get } from './api.js';

const known = new Map(); // by profile; a bundle that is in use changes seldom, and stages hardly ever

/** Tags by stage of the plant, `{P1: [...]}`; empty where the profile names none, or nobody can say. */
export async function stagesOf(profile, signal) {
  if (!known.has(profile)) {
    try {
      const its = (await get('bundles', {}, signal)).find(one => one.profile === profile);
      const version = its?.served ?? its?.versions[0]?.version;
      known.set(profile, version ? (await get(`bundles/${encodeURIComponent(profile)}/${version}`, {}, signal)).stages : {});
    } catch (failed) {
      if (failed.name === 'AbortError') throw failed;
      return {}; // asked again with the next load
    }
  }
  return known.get(profile);
}
