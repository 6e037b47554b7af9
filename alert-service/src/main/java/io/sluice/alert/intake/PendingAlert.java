package io.sluice.alert.intake;

import io.opentelemetry.api.trace.Span;
import io.sluice.contracts.Alert;
import io.sluice.incidents.Episode;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * An alert to be stored.
 *
 * @param alert the message
 * @param newCause whether its incident looks like something else than was told before
 * @param episode what its incident is made of; null of a burst, which is none
 * @param body its bytes, the same for the topic and every channel unless it is kept quiet
 * @param span of the record that led to it, ended when the alert is stored; one that does nothing
 *     unless the record belongs to a trace
 * @param record the score or command, for the dead letters if the alert cannot be stored; null
 *     where silence led to it
 */
record PendingAlert(
    Alert alert,
    boolean newCause,
    @Nullable Episode episode,
    byte[] body,
    Span span,
    @Nullable ConsumerRecord<byte[], byte[]> record) {}
