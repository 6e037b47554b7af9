package io.sluice.alert.intake;

import io.opentelemetry.api.trace.Span;
import io.sluice.contracts.Alert;

/**
 * An alert to be stored.
 *
 * @param alert the message
 * @param body its bytes, the same for the topic and every channel
 * @param span of the score that led to it, ended when the alert is stored; one that does nothing
 *     unless the score belongs to a trace
 */
record PendingAlert(Alert alert, byte[] body, Span span) {}
