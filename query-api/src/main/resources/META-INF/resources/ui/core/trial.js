// A file on its way: how much has been sent, what comes of it line by line; hanging up ends it on the server, too.
import { ApiError, TITLES, urlOf } from './api.js';

/**
 * @param parameters of `/trials`
 * @param heard `sent(part)` while the file is sent, `line(object)` for each line of the answer
 * @returns {done, cancel}: a promise, rejected with an ApiError, or with an AbortError if it was cancelled
 */
export function tryFile(file, parameters, { sent, line }) {
  let read = 0;
  return send(file, parameters, 'application/x-ndjson', '', sent, asked => {
    const end = asked.responseText.lastIndexOf('\n') + 1;
    for (const text of asked.responseText.slice(read, end).split('\n')) if (text) line(JSON.parse(text));
    read = end;
  });
}

/** The score of each window, as a table; `done` gives a blob. */
export const scoresOf = (file, parameters, sent) => send(file, parameters, 'text/csv', 'blob', sent, () => {});

function send(file, parameters, accept, type, sent, came) {
  const asked = new XMLHttpRequest(); // fetch does not tell how much it has sent
  const done = new Promise((resolve, reject) => {
    asked.open('POST', location.origin + urlOf('trials', parameters));
    asked.responseType = type;
    asked.setRequestHeader('accept', accept);
    asked.setRequestHeader('content-type', 'application/octet-stream');
    asked.upload.onprogress = event => sent(event.lengthComputable ? event.loaded / event.total : null);
    asked.onprogress = () => { if (asked.status === 200) came(asked); };
    asked.onload = async () => {
      if (asked.status === 200) {
        came(asked);
        resolve(asked.response);
      } else reject(refusal(asked.status, type ? await asked.response.text() : asked.responseText));
    };
    asked.onerror = () => reject(new ApiError(0, TITLES[0], 'The connection was lost before the file was judged. It may be larger than the server takes, which is 32 MB unless it is set otherwise.'));
    asked.onabort = () => reject(new DOMException('cancelled', 'AbortError'));
    asked.send(file);
  });
  return { done, cancel: () => asked.abort() };
}

function refusal(status, text) {
  let problem = null;
  try {
    problem = JSON.parse(text);
  } catch {
    // no words of the server: those of the status do
  }
  return new ApiError(status, TITLES[status] ?? problem?.title ?? 'Refused', problem?.detail ?? `The server answered ${status}.`);
}
