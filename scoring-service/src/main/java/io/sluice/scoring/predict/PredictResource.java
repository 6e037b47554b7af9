package io.sluice.scoring.predict;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.sluice.contracts.MalformedMessageException;
import io.sluice.contracts.Messages;
import io.sluice.contracts.profile.Profile;
import io.sluice.platform.problem.Problems;
import io.sluice.platform.security.JsonRequests;
import io.sluice.platform.security.Roles;
import io.sluice.scoring.bundle.BundleRegistry;
import io.sluice.scoring.metrics.ScoringMetrics;
import io.sluice.scoring.request.RequestBodies;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Scores on request, without Kafka. */
@Path("/api/v1/predict")
@RolesAllowed(Roles.ENGINEER)
@Tag(name = "predict", description = "Score readings on request")
public class PredictResource {

  private final BundleRegistry bundles;
  private final PredictConfig config;
  private final ScoringMetrics metrics;
  private final RequestBodies bodies;
  private final Semaphore slots;

  PredictResource(BundleRegistry bundles, PredictConfig config, ScoringMetrics metrics) {
    this.bundles = bundles;
    this.config = config;
    this.metrics = metrics;
    this.bodies = new RequestBodies(config.maxBody().asLongValue(), config.bodyTimeout());
    this.slots = new Semaphore(config.concurrency(), true);
  }

  @POST
  @Blocking
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Score one window, a batch of windows, or single records",
      description =
          "Give 'record', an object with a value a tag, or 'records', a list of them, or with the"
              + " parameter profile such an object or list alone: fields that are no tags are ignored"
              + " and told, tags that are not there have no value, flows may be spelled as Zeek,"
              + " NetFlow, IPFIX or CICFlowMeter do. Of a profile of signals the list is one window."
              + " Or give 'readings' (exactly as many as the profile's window; any number if the"
              + " window is 1) or 'windows' (a list of those). The answer to 'windows', and to"
              + " several records, is a list in the same order. Values are read as those of"
              + " POST /api/v1/readings: words in place of numbers are missing values, counted in"
              + " the answer.")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = PredictRequest.class)))
  @APIResponse(
      responseCode = "200",
      description = "The verdict, or a list of them",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(oneOf = {Prediction.class, Prediction[].class})))
  @APIResponse(responseCode = "400", description = "The readings are no window of the profile")
  @APIResponse(responseCode = "404", description = "No bundle serves the profile")
  @APIResponse(responseCode = "408", description = "The body took too long to arrive")
  @APIResponse(responseCode = "413", description = "More than the limit, which is named")
  @APIResponse(responseCode = "415", description = "Content-Type is not application/json")
  @APIResponse(responseCode = "503", description = "Busy; try again")
  public Object predict(
      InputStream body,
      @QueryParam("profile")
          @Parameter(description = "of a body that is a record, or a list of records, alone")
          @Nullable String profile,
      @Context HttpHeaders headers) {
    JsonRequests.require(headers);
    takeSlot();
    try {
      byte[] read = bodies.read(body);
      if (profile != null) {
        return metrics.predict().record(() -> predict(profile, records(read, "the body")));
      }
      PredictRequest request = decode(read);
      String named = request.profile();
      if (named == null) {
        throw Problems.of(Status.BAD_REQUEST, "'profile' is missing");
      }
      Asked asked = asked(request);
      return metrics.predict().record(() -> predict(named, asked));
    } finally {
      slots.release();
    }
  }

  private Asked asked(PredictRequest request) {
    Object flat = request.flat();
    return flat == null || request.isOfSeveral()
        ? profile -> RequestedWindows.of(request, profile.window())
        : records(Messages.encode(flat), request.where());
  }

  /** Of records without anything around them: no more than can be judged, or make a window. */
  private Asked records(byte[] records, String where) {
    return profile -> {
      Set<String> tags = profile.tags().stream().map(tag -> tag.name()).collect(Collectors.toSet());
      int most = Math.max(config.maxWindows(), profile.window());
      return RequestedWindows.of(
          FlatRecords.of(records, where, tags::contains, most), where, profile.window());
    };
  }

  /** What of a request is to be judged by a profile. */
  @FunctionalInterface
  private interface Asked {

    RequestedWindows by(Profile profile) throws InvalidRequestException;
  }

  private Object predict(String profile, Asked asked) {
    try (var lease = bundles.lease()) {
      var bundle = lease.find(profile);
      if (bundle == null) {
        throw Problems.of(Status.NOT_FOUND, lease.whyNot(profile));
      }
      var windows = asked.by(bundle.profile());
      if (windows.size() > config.maxWindows()) {
        throw Problems.tooLarge(
            "the request has %d windows, at most %d are taken"
                .formatted(windows.size(), config.maxWindows()),
            config.maxWindows());
      }
      List<Prediction> predictions = Predictor.predict(bundle, windows);
      return windows.answersList() ? predictions : predictions.getFirst();
    } catch (InvalidRequestException e) {
      throw Problems.of(Status.BAD_REQUEST, e.getMessage());
    }
  }

  private PredictRequest decode(byte[] body) {
    try {
      return Messages.decodeRequest(body, PredictRequest.class);
    } catch (MalformedMessageException e) {
      throw Problems.of(Status.BAD_REQUEST, e.getMessage());
    }
  }

  private void takeSlot() {
    try {
      if (!slots.tryAcquire(config.maxWait().toMillis(), TimeUnit.MILLISECONDS)) {
        throw busy();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw busy();
    }
  }

  private static HttpProblem busy() {
    return Problems.unavailable("all scoring slots are taken; try again", 1);
  }
}
