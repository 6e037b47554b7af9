package io.sluice.query.chart;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.platform.security.Roles;
import io.sluice.query.api.BriefAnswer;
import io.sluice.query.chart.SeriesChart.Wanted;
import io.sluice.query.paging.InvalidParameterException;
import io.sluice.query.paging.QueryParameters;
import io.sluice.query.rollup.RolledSeries.Part;
import io.sluice.query.rollup.RolledSource;
import io.sluice.query.rollup.ScoreNumbers;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /api/v1/series} and {@code /api/v1/tags} */
@Path("/api/v1")
@RolesAllowed(Roles.VIEWER)
@Tag(name = "charts")
@APIResponse(ref = "badRequest", responseCode = "400")
@APIResponse(ref = "unavailable", responseCode = "503")
public class ChartResource {

  private static final int MOST_LINES = 20;
  private static final int USUAL_POINTS = 500;
  private static final int MOST_POINTS = 2_000;
  private static final List<String> SCORE_NUMBERS =
      List.of(ScoreNumbers.RATIO, ScoreNumbers.SEVERITY, ScoreNumbers.LATENCY);

  private final ChartReads reads;
  private final ObjectMapper mapper;
  private final SeriesChart series;
  private final TagList tags;

  ChartResource(ChartReads reads, SeriesChart series, TagList tags, ObjectMapper mapper) {
    this.reads = reads;
    this.mapper = mapper;
    this.series = series;
    this.tags = tags;
  }

  @GET
  @Path("/series")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Tags, ratios and detectors of a stream over time, as many points as a chart shows",
      description =
          "Short times are told reading by reading. Of longer ones each point is what a step holds:"
              + " the least and the greatest value, the mean, the last, and how many, so that no extreme"
              + " is lost; `step` says how long. Without `from` and `to` the newest hour; 400 days at"
              + " most (sluice.query.paging.max-range). At most 20 lines.",
      operationId = "series")
  @Parameter(
      name = "asset",
      in = ParameterIn.QUERY,
      required = true,
      description = "the asset",
      schema = @Schema(type = SchemaType.STRING, maxLength = 200),
      example = "plant-1")
  @Parameter(
      name = "stream",
      in = ParameterIn.QUERY,
      description = "one of its streams; not needed if it has only one",
      schema = @Schema(type = SchemaType.STRING, maxLength = 200),
      example = "swat")
  @Parameter(
      name = "tag",
      in = ParameterIn.QUERY,
      description = "a tag; may be given again and again",
      schema = @Schema(type = SchemaType.ARRAY, implementation = String.class),
      example = "LIT101")
  @Parameter(
      name = "score",
      in = ParameterIn.QUERY,
      description = "what a score says itself: ratio, severity, latencyMs; likewise",
      schema = @Schema(type = SchemaType.ARRAY, implementation = String.class),
      example = "ratio")
  @Parameter(
      name = "detector",
      in = ParameterIn.QUERY,
      description = "a detector whose ratio is told; likewise",
      schema = @Schema(type = SchemaType.ARRAY, implementation = String.class),
      example = "forecaster")
  @Parameter(
      name = "points",
      in = ParameterIn.QUERY,
      description = "most points of a line",
      schema =
          @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "2000", defaultValue = "500"))
  @Parameter(ref = "from")
  @Parameter(ref = "to")
  @APIResponse(
      responseCode = "200",
      description = "a line for each that was asked for",
      content = @Content(schema = @Schema(implementation = SeriesView.class)))
  public Uni<Response> series(@Context UriInfo uri, @Context Request request) {
    var given =
        new QueryParameters(
            uri.getQueryParameters(),
            Set.of("tag", "score", "detector"),
            "asset",
            "stream",
            "from",
            "to",
            "points");
    int points = given.number("points", 1, MOST_POINTS, USUAL_POINTS);
    List<Wanted> wanted = wanted(given);
    return answer(given, request, part -> series.draw(part, wanted, points));
  }

  private static List<Wanted> wanted(QueryParameters given) {
    var wanted = new ArrayList<Wanted>();
    given
        .texts("tag", MOST_LINES)
        .forEach(tag -> wanted.add(new Wanted(RolledSource.READING, tag)));
    for (String score : given.texts("score", MOST_LINES)) {
      if (!SCORE_NUMBERS.contains(score)) {
        throw new InvalidParameterException("score", score, "one of " + SCORE_NUMBERS);
      }
      wanted.add(new Wanted(RolledSource.SCORE, score));
    }
    given
        .texts("detector", MOST_LINES)
        .forEach(detector -> wanted.add(new Wanted(RolledSource.DETECTOR, detector)));
    if (wanted.isEmpty()) {
      throw new InvalidParameterException(
          "tag", null, "at least one line: tag=, score=ratio or detector=");
    }
    if (wanted.size() > MOST_LINES) {
      throw new InvalidParameterException(
          "tag", wanted.size() + " lines", MOST_LINES + " lines at most, scores included");
    }
    return wanted;
  }

  @GET
  @Path("/tags")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "What charts of a stream can show",
      description = "Tags and detectors, in the order in which they were met first.",
      operationId = "tags")
  @Parameter(
      name = "asset",
      in = ParameterIn.QUERY,
      required = true,
      description = "the asset",
      schema = @Schema(type = SchemaType.STRING, maxLength = 200),
      example = "plant-1")
  @Parameter(ref = "stream")
  @APIResponse(
      responseCode = "200",
      description = "tags with their kind and, where a score told it, unit and stage",
      content = @Content(schema = @Schema(implementation = TagList.View.class)))
  public Uni<Response> tags(@Context UriInfo uri, @Context Request request) {
    var given = new QueryParameters(uri.getQueryParameters(), "asset", "stream");
    return answer(given, request, tags::of);
  }

  private <T> Uni<Response> answer(
      QueryParameters given, Request request, Function<Part, Uni<T>> draw) {
    return reads.read(given, draw).map(view -> BriefAnswer.of(request, view, mapper));
  }
}
