package io.sluice.cli.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.cli.access.Access;
import io.sluice.cli.access.ApiClient;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the history knows, over the API like anyone else. */
final class HistoryClient {

  private static final int PAGE = 100;

  private final ApiClient api;

  HistoryClient(URI queryApi) {
    this.api = new ApiClient("query-api", queryApi, Access.OPEN);
  }

  /** Event time of the newest reading of an asset. */
  Optional<Instant> lastReading(String asset) {
    for (JsonNode known : pages("/api/v1/assets?limit=" + PAGE)) {
      if (known.path("asset").asText().equals(asset) && known.hasNonNull("lastReadingAt")) {
        return Optional.of(Instant.parse(known.path("lastReadingAt").asText()));
      }
    }
    return Optional.empty();
  }

  /** All incidents of an asset, the newest first. */
  List<JsonNode> incidents(String asset) {
    return pages(
        "/api/v1/incidents?limit=%d&asset=%s"
            .formatted(PAGE, URLEncoder.encode(asset, StandardCharsets.UTF_8)));
  }

  /** How many scores there are. */
  long scores() {
    return api.json("/api/v1/stats").path("scores").path("count").asLong();
  }

  private List<JsonNode> pages(String first) {
    var items = new ArrayList<JsonNode>();
    String path = first;
    while (path != null) {
      JsonNode page = api.json(path);
      page.path("items").forEach(items::add);
      path = page.hasNonNull("next") ? page.path("next").asText() : null;
    }
    return items;
  }
}
