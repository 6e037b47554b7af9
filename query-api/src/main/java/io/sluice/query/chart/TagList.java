package io.sluice.query.chart;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sluice.contracts.profile.TagKind;
import io.sluice.query.rollup.RolledSeries;
import io.sluice.query.rollup.RolledSeries.Part;
import io.sluice.query.rollup.RolledSource;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What charts of a stream can show. */
@ApplicationScoped
public class TagList {

  private final RolledSeries rolled;

  TagList(RolledSeries rolled) {
    this.rolled = rolled;
  }

  /** Of one stream, as the API tells it. */
  @Schema(name = "StreamTags")
  public record View(String asset, String stream, List<Item> tags, List<String> detectors) {}

  /** A tag. */
  @Schema(name = "StreamTag")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Item(
      @Schema(examples = "LIT101") String tag,
      @Schema(description = "as its values tell") TagKind kind,
      @Schema(description = "as a score told it; absent until one did", examples = "mm")
          @Nullable String unit,
      @Schema(description = "stage of the plant; likewise", examples = "P1")
          @Nullable String stage) {}

  Uni<View> of(Part part) {
    return rolled
        .tags(part.stream())
        .map(
            all ->
                new View(
                    part.stream().asset(),
                    part.stream().stream(),
                    all.stream()
                        .filter(tag -> tag.source() == RolledSource.READING)
                        .map(tag -> new Item(tag.name(), tag.kind(), tag.unit(), tag.stage()))
                        .toList(),
                    all.stream()
                        .filter(tag -> tag.source() == RolledSource.DETECTOR)
                        .map(tag -> tag.name())
                        .sorted()
                        .toList()));
  }
}
