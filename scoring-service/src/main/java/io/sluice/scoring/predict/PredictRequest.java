package io.sluice.scoring.predict;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What is to be scored: one of {@code readings}, {@code windows}, {@code record} and {@code
 * records}.
 *
 * @param profile the profile whose bundle judges
 * @param asset only named in answers and problems; may be missing
 * @param readings one window; for a profile whose window is 1 any number of single records
 * @param windows several windows
 * @param record values by tag without anything around them, perhaps some of them alone
 * @param records several of those; of a profile of signals one window
 */
@Schema(
    description =
        "One of 'readings' (one window), 'windows' (several), 'record' and 'records' (values by tag,"
            + " not all of which need be there; of signals 'records' are one window).")
public record PredictRequest(
    @Schema(examples = "swat", required = true) @Nullable String profile,
    @Schema(examples = "plant-1") @Nullable String asset,
    @Nullable List<PredictReading> readings,
    @Nullable List<List<PredictReading>> windows,
    @Schema(examples = "{\"proto\": \"tcp\", \"sbytes\": 3000}")
        @Nullable Map<String, Object> record,
    @Nullable List<Map<String, Object>> records) {

  /** Of readings and windows. */
  PredictRequest(
      @Nullable String profile,
      @Nullable String asset,
      @Nullable List<PredictReading> readings,
      @Nullable List<List<PredictReading>> windows) {
    this(profile, asset, readings, windows, null, null);
  }

  /** Whether more than one of them is there, so that nobody knows which is meant. */
  boolean isOfSeveral() {
    return Stream.of(readings, windows, record, records).filter(Objects::nonNull).count() > 1;
  }

  /** What of the request is records, null if nothing is. */
  @Nullable Object flat() {
    return record == null ? records : record;
  }

  /** How a problem names them. */
  String where() {
    return record == null ? "records" : "record";
  }
}
