package io.sluice.alert.intake;

import io.sluice.contracts.Alert;

/**
 * An alert to be stored.
 *
 * @param alert the message
 * @param body its bytes, the same for the topic and every channel
 */
record Told(Alert alert, byte[] body) {}
