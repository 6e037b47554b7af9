package io.sluice.query.chart;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.platform.security.Roles;
import io.sluice.query.api.BriefAnswer;
import io.sluice.query.paging.InvalidParameterException;
import io.sluice.query.paging.QueryParameters;
import io.sluice.query.rollup.RolledSeries.Part;
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
import java.util.Map;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * {@code /api/v1/distribution}, {@code /api/v1/heatmap}, {@code /api/v1/top} and {@code
 * /api/v1/statistics}
 */
@Path("/api/v1")
@RolesAllowed(Roles.VIEWER)
@Tag(name = "charts")
@APIResponse(ref = "badRequest", responseCode = "400")
@APIResponse(ref = "unavailable", responseCode = "503")
public class ValueResource {

  private static final int USUAL_STEPS = 60;
  private static final int MOST_STEPS = 500;
  private static final int USUAL_VALUES = 10;
  private static final int MOST_VALUES = 100;
  private static final String TAG = "one tag of the stream";

  /** What other tags have to be. */
  private static final String TAGS = "tag.*";

  private static final String NARROWED =
      " `tag.proto=tcp` counts only readings in which the tag proto is tcp; up to five such"
          + " parameters. Of more than 200,000 readings, or 10,000 of those that are wanted, that"
          + " is a sample.";

  /** What {@code of} may be. */
  private enum Of {
    DEVIATION
  }

  /** What {@code only} may be. */
  private enum Only {
    ANOMALOUS
  }

  private final ChartReads reads;
  private final ObjectMapper mapper;
  private final ValueChart values;
  private final DeviationChart deviations;
  private final StatisticsChart statistics;

  ValueResource(
      ChartReads reads,
      ValueChart values,
      DeviationChart deviations,
      StatisticsChart statistics,
      ObjectMapper mapper) {
    this.reads = reads;
    this.mapper = mapper;
    this.values = values;
    this.deviations = deviations;
    this.statistics = statistics;
  }

  @GET
  @Path("/distribution")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "How often a tag had which values over time, normal and anomalous apart",
      description =
          "Texts: the twelve most frequent, and Other. Few whole numbers: each. A scale: twenty"
              + " parts of it. With `buckets=1` a histogram. Without `from` and `to` the newest"
              + " hour."
              + NARROWED,
      operationId = "distribution")
  @Parameter(ref = "asset")
  @Parameter(ref = "stream")
  @Parameter(
      name = "tag",
      in = ParameterIn.QUERY,
      required = true,
      description = "the tag",
      schema = @Schema(type = SchemaType.STRING, maxLength = 200),
      example = "proto")
  @Parameter(
      name = "buckets",
      in = ParameterIn.QUERY,
      description = "most steps of time",
      schema =
          @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "500", defaultValue = "60"))
  @Parameter(ref = "from")
  @Parameter(ref = "to")
  @APIResponse(
      responseCode = "200",
      description = "counts by step and value",
      content = @Content(schema = @Schema(implementation = ValueViews.Distribution.class)))
  public Uni<Response> distribution(@Context UriInfo uri, @Context Request request) {
    var given =
        new QueryParameters(
            uri.getQueryParameters(), "asset", "stream", "tag", TAGS, "from", "to", "buckets");
    String tag = given.requiredText("tag", TAG);
    int steps = given.number("buckets", 1, MOST_STEPS, USUAL_STEPS);
    Map<String, String> wanted = given.ofTags();
    return answer(
        given,
        request,
        part ->
            values
                .count(part, tag, steps, wanted)
                .map(counted -> ValueViews.distribution(counted, tag)));
  }

  @GET
  @Path("/heatmap")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Values of a tag by time, or tags by how far they deviated",
      description =
          "As `/api/v1/distribution`, in cells that are not empty. With `of=deviation` the bins are"
              + " tags, those that deviated most first, and a cell's value is the greatest part"
              + " that the tag had in the ratio of an anomalous score."
              + NARROWED,
      operationId = "heatmap")
  @Parameter(ref = "asset")
  @Parameter(ref = "stream")
  @Parameter(
      name = "tag",
      in = ParameterIn.QUERY,
      description = "the tag; without it `of`",
      schema = @Schema(type = SchemaType.STRING, maxLength = 200),
      example = "ct_state_ttl")
  @Parameter(
      name = "of",
      in = ParameterIn.QUERY,
      description = "deviation: tags in place of a tag's values",
      schema =
          @Schema(
              type = SchemaType.STRING,
              enumeration = {"deviation"}))
  @Parameter(
      name = "buckets",
      in = ParameterIn.QUERY,
      description = "most steps of time",
      schema =
          @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "500", defaultValue = "60"))
  @Parameter(ref = "from")
  @Parameter(ref = "to")
  @APIResponse(
      responseCode = "200",
      description = "cells that are not empty",
      content = @Content(schema = @Schema(implementation = ValueViews.Heatmap.class)))
  public Uni<Response> heatmap(@Context UriInfo uri, @Context Request request) {
    var given =
        new QueryParameters(
            uri.getQueryParameters(),
            "asset",
            "stream",
            "tag",
            TAGS,
            "of",
            "from",
            "to",
            "buckets");
    int steps = given.number("buckets", 1, MOST_STEPS, USUAL_STEPS);
    Map<String, String> wanted = given.ofTags();
    Of of = given.option("of", Of.class);
    if (of == Of.DEVIATION) {
      if (given.text("tag") != null) {
        throw new InvalidParameterException("of", "deviation", "no tag beside it: it is of all");
      }
      if (!wanted.isEmpty()) {
        throw new InvalidParameterException(
            "of", "deviation", "no " + TAGS + " beside it: scores do not have the values of tags");
      }
      return answer(given, request, part -> deviations.draw(part, steps));
    }
    String tag = given.requiredText("tag", TAG + ", or of=deviation for all of them");
    return answer(
        given,
        request,
        part ->
            values
                .count(part, tag, steps, wanted)
                .map(counted -> ValueViews.heatmap(counted, tag)));
  }

  @GET
  @Path("/top")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "The most frequent values of a tag",
      description =
          "Of long times only the 32 most frequent values of each hour are told apart: what is rare"
              + " in all of them is in `other`."
              + NARROWED,
      operationId = "top")
  @Parameter(ref = "asset")
  @Parameter(ref = "stream")
  @Parameter(
      name = "tag",
      in = ParameterIn.QUERY,
      required = true,
      description = "the tag",
      schema = @Schema(type = SchemaType.STRING, maxLength = 200),
      example = "service")
  @Parameter(
      name = "k",
      in = ParameterIn.QUERY,
      description = "most values",
      schema =
          @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "100", defaultValue = "10"))
  @Parameter(
      name = "only",
      in = ParameterIn.QUERY,
      description = "anomalous: counts only readings whose score was",
      schema =
          @Schema(
              type = SchemaType.STRING,
              enumeration = {"anomalous"}))
  @Parameter(ref = "from")
  @Parameter(ref = "to")
  @APIResponse(
      responseCode = "200",
      description = "values, the most frequent first",
      content = @Content(schema = @Schema(implementation = ValueViews.Top.class)))
  public Uni<Response> top(@Context UriInfo uri, @Context Request request) {
    var given =
        new QueryParameters(
            uri.getQueryParameters(), "asset", "stream", "tag", TAGS, "k", "only", "from", "to");
    String tag = given.requiredText("tag", TAG);
    int most = given.number("k", 1, MOST_VALUES, USUAL_VALUES);
    Map<String, String> wanted = given.ofTags();
    boolean isOnlyAnomalous = given.option("only", Only.class) == Only.ANOMALOUS;
    return answer(
        given,
        request,
        part ->
            values
                .count(part, tag, 1, wanted)
                .map(counted -> ValueViews.top(counted, tag, most, isOnlyAnomalous)));
  }

  @GET
  @Path("/statistics")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "What a tag's numbers come to, and how they go with another's",
      description = "All values in the time that is asked for." + NARROWED,
      operationId = "statistics")
  @Parameter(ref = "asset")
  @Parameter(ref = "stream")
  @Parameter(
      name = "tag",
      in = ParameterIn.QUERY,
      required = true,
      description = "the tag",
      schema = @Schema(type = SchemaType.STRING, maxLength = 200),
      example = "LIT101")
  @Parameter(
      name = "with",
      in = ParameterIn.QUERY,
      description = "another tag, with which it is correlated",
      schema = @Schema(type = SchemaType.STRING, maxLength = 200),
      example = "FIT101")
  @Parameter(ref = "from")
  @Parameter(ref = "to")
  @APIResponse(
      responseCode = "200",
      description = "count, extremes, mean, deviation, quantiles",
      content = @Content(schema = @Schema(implementation = StatisticsChart.View.class)))
  public Uni<Response> statistics(@Context UriInfo uri, @Context Request request) {
    var given =
        new QueryParameters(
            uri.getQueryParameters(), "asset", "stream", "tag", TAGS, "with", "from", "to");
    String tag = given.requiredText("tag", TAG);
    String with = given.text("with");
    Map<String, String> wanted = given.ofTags();
    return answer(given, request, part -> statistics.of(part, tag, with, wanted));
  }

  private <T> Uni<Response> answer(
      QueryParameters given, Request request, Function<Part, Uni<T>> draw) {
    return reads.read(given, draw).map(view -> BriefAnswer.of(request, view, mapper));
  }
}
