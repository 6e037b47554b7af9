package io.sluice.query.feedback;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.sluice.platform.problem.JsonFields;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What people say of records and windows, as JSON. */
@Schema(name = "FeedbackList")
public record FeedbackBody(
    @Schema(description = "stored together, or none of them") List<Item> items) {

  private static final List<String> FIELDS = List.of("items");

  private static final List<String> ITEM_FIELDS =
      List.of("asset", "stream", "time", "id", "from", "to", "label", "comment");

  /** Of a record: time, and its id where others are of the same; of a window: from and to. */
  @Schema(name = "FeedbackItem")
  public record Item(
      @Schema(examples = "plant-1") String asset,
      @Schema(description = "may be missing where the asset has one alone", examples = "swat")
          @Nullable String stream,
      @Schema(description = "event time of a record", examples = "2015-12-28T10:29:14Z")
          @Nullable Instant time,
      @Schema(description = "of a record, as /readings tells it", examples = "@3-1042")
          @Nullable String id,
      @Schema(description = "begin of a window, event time") @Nullable Instant from,
      @Schema(description = "end of a window, exclusive; 31 days after it at most")
          @Nullable Instant to,
      @Schema(
              enumeration = {"TRUE_POSITIVE", "FALSE_POSITIVE", "MAINTENANCE", "UNKNOWN"},
              examples = "FALSE_POSITIVE")
          String label,
      @Schema(description = "why", maxLength = 2000) @Nullable String comment) {}

  /**
   * @throws HttpProblem if it is no object of these fields
   * @throws FeedbackRefusedException for the first item that is none
   */
  static FeedbackGiven read(byte[] json, int most) {
    JsonNode items =
        JsonFields.of(json, FIELDS)
            .value("items")
            .filter(JsonNode::isArray)
            .orElseThrow(
                () ->
                    new FeedbackRefusedException(
                        "items", "'items' is missing, expected a list of records and windows"));
    if (items.isEmpty()) {
      throw new FeedbackRefusedException("items", "'items' is empty: nothing is said");
    }
    if (items.size() > most) {
      throw tooMany(items.size(), most);
    }
    var read = new ArrayList<FeedbackItem>(items.size());
    for (JsonNode item : items) {
      String place = "items[%d]".formatted(read.size());
      if (!item.isObject()) {
        throw new FeedbackRefusedException(place, place + " is no object");
      }
      read.add(item(place, JsonFields.of(place + ".", item, ITEM_FIELDS)));
    }
    return new FeedbackGiven(read, List.of(), 0, 0, 0);
  }

  /** More than one request may say. */
  static FeedbackRefusedException tooMany(int given, int most) {
    return new FeedbackRefusedException(
        "items",
        "more than %,d records and windows (%,d) in one request, sluice.query.feedback.max-rows: send them in parts"
            .formatted(most, given));
  }

  private static FeedbackItem item(String place, JsonFields fields) {
    String asset =
        fields.text("asset").orElseThrow(() -> FeedbackItem.refused(place, "asset", "is missing"));
    String label =
        fields.text("label").orElseThrow(() -> FeedbackItem.refused(place, "label", "is missing"));
    Instant time = time(place, fields, "time");
    Instant from = time(place, fields, "from");
    Instant to = time(place, fields, "to");
    if (time == null && from == null && to == null) {
      throw FeedbackItem.refused(
          place, "time", "is missing, expected 'time' of a record, or 'from' and 'to' of a window");
    }
    return new FeedbackItem(
        place,
        asset,
        fields.text("stream").orElse(null),
        time,
        fields.text("id").orElse(null),
        from,
        to,
        Map.of(),
        FeedbackText.label(place, label),
        fields.text("comment").orElse(null));
  }

  private static @Nullable Instant time(String place, JsonFields fields, String name) {
    return fields.text(name).map(text -> FeedbackText.time(place, name, text)).orElse(null);
  }
}
