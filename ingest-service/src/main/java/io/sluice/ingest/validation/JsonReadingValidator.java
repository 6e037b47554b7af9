package io.sluice.ingest.validation;

import com.fasterxml.jackson.core.JsonParser;
import io.sluice.ingest.limits.LimitExceededException;
import io.sluice.ingest.profile.KnownProfiles;
import io.sluice.ingest.validation.ValidationResult.Accepted;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Judges JSON readings out of a body. A reading that is valid and says nothing beyond the contract
 * keeps its bytes: no copy, no re-encoding. For one request, not thread-safe.
 */
public final class JsonReadingValidator {

  private final JsonReading reading;
  private final SharedInstants instants = new SharedInstants();

  /**
   * @param untaken is told of values that are not taken as they come
   * @param now against which a time ahead is measured
   */
  public JsonReadingValidator(
      KnownProfiles profiles, ReadingRules rules, UntakenValues untaken, Instant now) {
    this.reading = new JsonReading(profiles, rules, untaken, now);
  }

  /**
   * @param parser over {@code body} from index {@code origin} on, at the start of an object;
   *     afterwards at its end
   * @throws IOException if the text is no JSON
   * @throws LimitExceededException if the reading has too many values
   */
  public ValidationResult judge(JsonParser parser, byte[] body, int origin) throws IOException {
    int start = origin + (int) parser.currentTokenLocation().getByteOffset();
    reading.walk(parser, null);
    int end = origin + (int) parser.currentLocation().getByteOffset();
    if (reading.needsSecondWalk()) {
      try (JsonParser again = JsonDialect.JSON.createParser(body, start, end - start)) {
        again.nextToken();
        reading.walk(again, reading.profileName());
      }
    }
    var fault = reading.fault();
    if (fault.isPresent()) {
      return fault.get();
    }
    instants.add(reading.profile(), reading.asset(), reading.stream(), reading.time());
    if (!reading.needsRewrite()) {
      return new Accepted(reading.asset(), ByteBuffer.wrap(body, start, end - start));
    }
    try (JsonParser again = JsonDialect.JSON.createParser(body, start, end - start)) {
      again.nextToken();
      var rewritten = JsonRewriter.rewrite(again, reading);
      return new Accepted(reading.asset(), ByteBuffer.wrap(rewritten));
    }
  }

  /** What readings judged so far were taken for where it is not plain, a sentence each. */
  public List<String> notes() {
    var notes = new ArrayList<>(reading.notes());
    var shared = instants.note();
    if (shared != null) {
      notes.add(shared);
    }
    return notes;
  }
}
