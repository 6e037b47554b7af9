// What an incident looks like: a hint for who looks at it, no finding.
import { formatWord } from '../core/format.js';

const CAUSES = ['SENSOR_DRIFT', 'SENSOR_FAULT', 'EQUIPMENT_MALFUNCTION', 'CYBER_THREAT', 'OPERATING_CHANGE', 'UNKNOWN'];

/** To choose from, by name. */
export const CAUSE_OPTIONS = Object.fromEntries(CAUSES.map(cause => [cause, formatWord(cause)]));

/** In words; empty where nothing speaks for one, or nobody has judged it. */
export const causeText = cause => (cause && cause !== 'UNKNOWN' ? formatWord(cause) : '');
