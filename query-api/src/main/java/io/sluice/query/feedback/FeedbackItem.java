package io.sluice.query.feedback;

import io.sluice.contracts.IncidentCommand;
import io.sluice.contracts.IncidentLabel;
import io.sluice.contracts.PlainText;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says of a record or a window, before anybody has looked whether there is one.
 *
 * @param place where in the request it stands, for sentences
 * @param stream null where the asset has one alone
 * @param time of a record; null of a window, and of a record whose file has none
 * @param record what tells it from others of its instant; null if its fields or its time do
 * @param from of a window; null of a record
 * @param to of a window, exclusive; null of a record
 * @param fields of a record, as they are written, by column
 */
record FeedbackItem(
    String place,
    String asset,
    @Nullable String stream,
    @Nullable Instant time,
    @Nullable String record,
    @Nullable Instant from,
    @Nullable Instant to,
    Map<String, String> fields,
    IncidentLabel label,
    @Nullable String comment) {

  private static final Duration LONGEST = Duration.ofDays(31);
  private static final int MOST_OF_A_FIELD = 1_000;

  /**
   * @throws FeedbackRefusedException unless it is one record, or one window
   */
  FeedbackItem {
    time = micros(time);
    from = micros(from);
    to = micros(to);
    name(place, "asset", asset);
    if (stream != null) {
      name(place, "stream", stream);
    }
    if (record != null) {
      name(place, "id", record);
      if (time == null) {
        throw refused(place, "id", "names a record without its time, expected 'time' beside it");
      }
    }
    if ((from == null) != (to == null)) {
      throw refused(
          place,
          from == null ? "from" : "to",
          "is missing, expected both 'from' and 'to' of a window, or neither of a record");
    }
    if (from != null && to != null) {
      if (time != null) {
        throw refused(place, "time", "stands beside 'from' and 'to': is it a record or a window?");
      }
      if (!from.isBefore(to)) {
        throw refused(place, "from", "is %s, not before 'to' %s".formatted(from, to));
      }
      if (Duration.between(from, to).compareTo(LONGEST) > 0) {
        throw refused(
            place, "from", "is more than %d days before 'to'".formatted(LONGEST.toDays()));
      }
    }
    if (comment != null
        && (comment.length() > IncidentCommand.MAX_TEXT_LENGTH || !PlainText.isText(comment))) {
      throw refused(
          place,
          "comment",
          "has more than %,d characters, or control characters"
              .formatted(IncidentCommand.MAX_TEXT_LENGTH));
    }
    fields.forEach(
        (name, text) -> {
          if (text.length() > MOST_OF_A_FIELD || !PlainText.isText(text)) {
            throw refused(
                place,
                name,
                "has more than %,d characters, or control characters".formatted(MOST_OF_A_FIELD));
          }
        });
  }

  /** A sentence about a field of it. */
  static FeedbackRefusedException refused(String place, String field, String what) {
    return new FeedbackRefusedException(
        place + "." + field, "%s: '%s' %s".formatted(place, field, what));
  }

  private static void name(String place, String field, String text) {
    if (!PlainText.isName(text)) {
      throw refused(place, field, "is no name, expected 1 to 200 characters");
    }
  }

  /** The database knows no finer ones. */
  private static @Nullable Instant micros(@Nullable Instant time) {
    return time == null ? null : time.truncatedTo(ChronoUnit.MICROS);
  }
}
