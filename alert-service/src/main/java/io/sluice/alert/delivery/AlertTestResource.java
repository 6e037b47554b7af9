package io.sluice.alert.delivery;

import io.opentelemetry.context.Context;
import io.sluice.alert.channel.Channel;
import io.sluice.alert.channel.Receipt;
import io.sluice.alert.channel.Receivers;
import io.sluice.contracts.Alert;
import io.sluice.contracts.AlertKind;
import io.sluice.contracts.Category;
import io.sluice.contracts.MessageIds;
import io.sluice.contracts.Severity;
import io.sluice.platform.problem.JsonFields;
import io.sluice.platform.security.JsonRequests;
import io.sluice.platform.security.Roles;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Tries every channel, whatever the routes say, without queue, retries or rows. */
@Path("/api/v1/alert-test")
@RolesAllowed({Roles.ENGINEER, Roles.SERVICE})
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
@Tag(name = "Channels", description = "Ways to reach people.")
@Blocking
class AlertTestResource {

  private static final String ASSET = "alert-test";

  private final Receivers receivers;
  private final TracedAttempts sender;
  private final Duration timeout;
  private final Clock clock;

  AlertTestResource(
      Receivers receivers, TracedAttempts sender, DeliverySettings settings, Clock clock) {
    this.receivers = receivers;
    this.sender = sender;
    this.timeout = settings.config().testTimeout();
    this.clock = clock;
  }

  @POST
  @Operation(
      summary = "Sends a test alert through every channel and says what each answered.",
      description = "One attempt each, all at once. The alert carries test = true.")
  @APIResponse(responseCode = "200", description = "The answer of each channel, good or bad.")
  @APIResponse(responseCode = "415", description = "Content-Type is not application/json.")
  public TestResult send(
      @Parameter(hidden = true) byte[] body, @jakarta.ws.rs.core.Context HttpHeaders headers)
      throws InterruptedException {
    JsonRequests.require(headers);
    // Who asks for one channel alone must not reach them all.
    JsonFields.ofOptional(body, List.of());
    Alert alert = testAlert(clock.instant());
    Context caller = Context.current();
    long deadline = System.nanoTime() + timeout.toNanos();
    var attempts = new LinkedHashMap<String, Future<TestResult.Channel>>();
    var executor = Executors.newVirtualThreadPerTaskExecutor();
    try {
      for (Channel channel : receivers.inForce().channels().values()) {
        attempts.put(channel.name(), executor.submit(() -> attempt(channel, alert, caller)));
      }
      return new TestResult(alert.id(), await(attempts, deadline));
    } finally {
      executor.shutdownNow();
    }
  }

  private List<TestResult.Channel> await(
      Map<String, Future<TestResult.Channel>> attempts, long deadline) throws InterruptedException {
    var results = new ArrayList<TestResult.Channel>();
    for (var attempt : attempts.entrySet()) {
      String name = attempt.getKey();
      try {
        long left = Math.max(0, deadline - System.nanoTime());
        results.add(attempt.getValue().get(left, TimeUnit.NANOSECONDS));
      } catch (TimeoutException e) {
        results.add(failed(name, "no answer within " + timeout.toMillis() + " ms"));
      } catch (ExecutionException e) {
        results.add(failed(name, "failed by a bug: " + bug(e)));
      }
    }
    return results;
  }

  private static String bug(ExecutionException e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    return cause.getClass().getSimpleName();
  }

  private TestResult.Channel attempt(Channel channel, Alert alert, Context caller)
      throws InterruptedException {
    long started = System.nanoTime();
    Receipt receipt =
        sender.send(channel, MessageIds.delivery(alert.id(), channel.name()), alert, caller);
    return new TestResult.Channel(
        channel.name(),
        receipt instanceof Receipt.Delivered,
        receipt.detail(),
        TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started));
  }

  private TestResult.Channel failed(String channel, String detail) {
    return new TestResult.Channel(channel, false, detail, timeout.toMillis());
  }

  private static Alert testAlert(Instant now) {
    var incident = MessageIds.incident(ASSET, Category.PROCESS, now, 0, 0);
    return new Alert(
        MessageIds.alert(incident, AlertKind.OPENED, Severity.INFO, now),
        incident,
        ASSET,
        List.of(ASSET),
        ASSET,
        AlertKind.OPENED,
        Severity.INFO,
        now,
        now,
        1,
        List.of(),
        Category.PROCESS,
        null,
        null,
        "This is a test alert from Sluice; nothing is wrong.",
        Map.of(),
        true,
        null);
  }
}
