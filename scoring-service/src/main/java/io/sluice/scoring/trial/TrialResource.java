package io.sluice.scoring.trial;

import io.sluice.detection.bundle.Bundle;
import io.sluice.detection.bundle.BundleRefusedException;
import io.sluice.platform.problem.Problems;
import io.sluice.platform.security.Roles;
import io.sluice.scoring.bundle.BundleRegistry;
import io.sluice.scoring.request.RequestBodies;
import io.sluice.sources.readings.ReadingFile;
import io.sluice.sources.readings.UnusableFileException;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * A file is judged while its answer is written: who goes away ends it, and nothing of it is left.
 */
@Path("/api/v1/trials")
@RolesAllowed({Roles.OPERATOR, Roles.SERVICE})
@Consumes(MediaType.WILDCARD)
@Tag(name = "trials", description = "Judge a file, without touching history")
@APIResponse(
    responseCode = "400",
    description = "The file or a parameter cannot be used, and why; one sentence")
@APIResponse(responseCode = "404", description = "No bundle serves the profile")
@APIResponse(responseCode = "408", description = "The file took too long to arrive")
@APIResponse(responseCode = "413", description = "More than the limit, which is named")
@APIResponse(responseCode = "503", description = "Another file is being judged; try again")
public class TrialResource {

  private static final String LINES = "application/x-ndjson";
  private static final String CSV = "text/csv;charset=UTF-8";
  private static final int RETRY_SECONDS = 10;

  private static final String PARAMETERS =
      "The body is the file: text (CSV and its like, JSON), plain or gzip. Parameters are profile;"
          + " version of its bundle, if not the one that is served; name of the file; and where the"
          + " file does not speak for itself timeColumn, timeFormat, zone, assetColumn, exclude,"
          + " include, categorical, labelColumn, missing, decimal, columns, tagColumn, valueColumn"
          + " and resample, which mean what the options of './sluice inspect' do.";

  private final BundleRegistry bundles;
  private final TrialConfig config;
  private final RequestBodies bodies;
  private final Semaphore slots;

  TrialResource(BundleRegistry bundles, TrialConfig config) {
    this.bundles = bundles;
    this.config = config;
    this.bodies = new RequestBodies(config.maxBody().asLongValue(), config.bodyTimeout());
    this.slots = new Semaphore(config.concurrency());
  }

  @POST
  @Blocking
  @Produces({LINES, CSV})
  @Operation(
      summary = "Judge a file",
      description =
          PARAMETERS
              + " The answer is an object a line (application/x-ndjson): {\"rows\", \"of\"} while the file"
              + " is judged, and at last the {\"report\"}, or the {\"problem\"} that ended it. Or, by"
              + " Accept, text/csv: a row a window, with asset, line of the file, time, ratio,"
              + " severity, the ratio of each detector, and the tags that explain it. Who hangs up"
              + " ends it.")
  @APIResponse(responseCode = "200", description = "Progress and the report, or the scores")
  public Response judge(
      InputStream body,
      @Context UriInfo uri,
      @Context HttpHeaders headers,
      @Context RoutingContext request) {
    if (!slots.tryAcquire()) {
      throw Problems.unavailable("another file is being judged; try again", RETRY_SECONDS);
    }
    var hold = new TrialHold(slots);
    request.addEndHandler(ended -> hold.requestEnded());
    try {
      Begun begun = begin(body, uri, hold);
      hold.prepared();
      boolean isTable =
          headers.getAcceptableMediaTypes().stream()
              .anyMatch(type -> type.getSubtype().equals("csv"));
      StreamingOutput output =
          out -> {
            if (hold.begin()) {
              try (hold) {
                write(begun, isTable, new TrialAnswer(out, config.maxTime(), hold::isOver));
              }
            }
          };
      return Response.ok(output, isTable ? CSV : LINES).build();
    } catch (RuntimeException | Error e) {
      hold.close();
      throw e;
    }
  }

  private static void write(Begun begun, boolean isTable, TrialAnswer answer) throws IOException {
    if (isTable) {
      answer.csv(begun.trial(), begun.bundle().manifest().detectors());
    } else {
      answer.lines(begun.trial(), begun.file().findings().rows());
    }
  }

  /** A file that can be judged. */
  private record Begun(Trial trial, ReadingFile file, Bundle bundle) {}

  private Begun begin(InputStream body, UriInfo uri, TrialHold hold) {
    try {
      var options = TrialOptions.of(uri.getQueryParameters());
      Bundle bundle = bundle(options, hold);
      byte[] content = new TrialFile(config.maxBody().asLongValue()).unpacked(bodies.read(body));
      var file = ReadingFile.inspect(content, options.file(), options.readingFor(bundle.profile()));
      long rows = file.findings().rows();
      if (rows > config.maxRows()) {
        throw Problems.tooLarge(
            "%s has %,d rows, at most %,d are judged at a time: give a part of it"
                .formatted(options.file(), rows, config.maxRows()),
            config.maxRows());
      }
      file.requireAnswers();
      return new Begun(new Trial(bundle, file), file, bundle);
    } catch (UnusableFileException | IllegalArgumentException | IOException e) {
      throw Problems.of(
          Status.BAD_REQUEST, TrialOptions.NAMES.named(String.valueOf(e.getMessage())));
    }
  }

  private Bundle bundle(TrialOptions options, TrialHold hold) {
    Integer version = options.version();
    if (version != null) {
      try {
        Bundle loaded = bundles.load(options.profile(), version);
        return hold.with(loaded, loaded::close);
      } catch (BundleRefusedException e) {
        throw Problems.of(Status.NOT_FOUND, String.valueOf(e.getMessage()));
      }
    }
    var lease = bundles.lease();
    var served = lease.find(options.profile());
    if (served == null) {
      String why = lease.whyNot(options.profile());
      lease.close();
      throw Problems.of(Status.NOT_FOUND, why);
    }
    return hold.with(served.bundle(), lease::close);
  }
}
