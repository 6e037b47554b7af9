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
 * @param episode what its incident is made of
 * @param body its bytes, the same for the topic and every channel
 * @param span of the record that led to it, ended when the alert is stored; one that does nothing
 *     unless the record belongs to a trace
 * @param record the score or command, for the dead letters if the alert cannot be stored; null
 *     where silence led to it
 */
record PendingAlert(
    Alert alert,
    Episode episode,
    byte[] body,
    Span span,
    @Nullable ConsumerRecord<byte[], byte[]> record) {}
