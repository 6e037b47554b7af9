package io.sluice.query.feedback;

import io.sluice.contracts.IncidentLabel;
import io.sluice.contracts.MessageIds;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A record or a window that there is, and what is said of it.
 *
 * @param subject the same whenever it is judged
 * @param from event time; of a record its own, null if it has none
 * @param to exclusive; of a record the same as from
 * @param record what tells it from others of its instant; null of a window, and of a record from
 *     elsewhere
 * @param values what a record says, JSON; null of a window, and of a record that is no longer there
 * @param place where in the request it stands
 */
record JudgedSubject(
    UUID subject,
    FeedbackKind kind,
    KnownStream stream,
    @Nullable Instant from,
    @Nullable Instant to,
    @Nullable String record,
    @Nullable String values,
    IncidentLabel label,
    @Nullable String comment,
    String place) {

  static JudgedSubject window(KnownStream stream, FeedbackItem item, Instant from, Instant to) {
    return new JudgedSubject(
        MessageIds.judgedWindow(stream.asset(), stream.stream(), from, to),
        FeedbackKind.WINDOW,
        stream,
        from,
        to,
        null,
        null,
        item.label(),
        item.comment(),
        item.place());
  }

  static JudgedSubject record(
      KnownStream stream, FeedbackItem item, Instant time, String record, @Nullable String values) {
    return new JudgedSubject(
        MessageIds.judgedRecord(stream.asset(), stream.stream(), time, record),
        FeedbackKind.RECORD,
        stream,
        time,
        time,
        record,
        values,
        item.label(),
        item.comment(),
        item.place());
  }

  static JudgedSubject fromElsewhere(KnownStream stream, FeedbackItem item, String values) {
    return new JudgedSubject(
        MessageIds.judgedRecord(stream.asset(), stream.stream(), values),
        FeedbackKind.RECORD,
        stream,
        item.time(),
        item.time(),
        null,
        values,
        item.label(),
        item.comment(),
        item.place());
  }

  /** Whether it is a record that the history has no more, if it ever had. */
  boolean isGone() {
    return kind == FeedbackKind.RECORD && values == null;
  }

  /** Whether it is a record that was never in the history. */
  boolean isFromElsewhere() {
    return kind == FeedbackKind.RECORD && record == null;
  }

  JudgedSubject withValues(@Nullable String before) {
    return new JudgedSubject(
        subject, kind, stream, from, to, record, before, label, comment, place);
  }
}
