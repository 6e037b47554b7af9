package io.sluice.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sluice.cli.run.SampleSource;
import io.sluice.cli.system.Service;
import io.sluice.contracts.Messages;
import io.sluice.testbed.http.ReceivedWebhook;
import io.sluice.testbed.tracing.ReceivedSpan;
import io.sluice.testbed.tracing.TraceReceiver;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * The packaged services with a receiver of traces: one trace from the reading to the webhook, and
 * what who is told there can do about it.
 */
abstract class TracingScenario {

  /** Not the asset of others on the same system. */
  private static final String ASSET = "traced";

  private static final int READINGS_IN_A_REQUEST = 10;

  private final HttpClient http = HttpClient.newHttpClient();
  private final Random random = new Random(7);
  private final PackagedSystem system;
  private final TraceReceiver traces;

  TracingScenario(PackagedSystem system, TraceReceiver traces) {
    this.system = system;
    this.traces = traces;
  }

  @Test
  void theWebhookTellsTheTraceOfTheRequestThatLedToIt() throws Exception {
    // when: each request belongs to a trace of its own
    var callers = postUntilSomebodyIsTold();

    // then
    ReceivedWebhook told = told().getFirst();
    String[] context = told.header("traceparent").orElseThrow().split("-");
    String trace = context[1];
    assertThat(callers).containsKey(trace);
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(traces.spansOf(trace))
                    .map(ReceivedSpan::service)
                    .contains("ingest-service", "scoring-service", "alert-service", "query-api"));
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(way(traces.spansOf(trace), context[2]))
                    .containsExactly(
                        "alert-service: deliver local",
                        "alert-service: process anomaly-scores",
                        "scoring-service: process sensor-readings",
                        "ingest-service: send sensor-readings",
                        "ingest-service: POST /api/v1/readings",
                        "caller: " + callers.get(trace)));

    // and: who was told acknowledges at the front door, and is shown there
    String incident =
        "/api/v1/incidents/"
            + Messages.mapper().readTree(told.body()).at("/data/incident").asText();
    var acknowledge =
        HttpRequest.newBuilder(
                system.services().address(Service.QUERY).resolve(incident + "/acknowledge"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{}"))
            .build();
    var answer = http.send(acknowledge, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    var shown =
        HttpRequest.newBuilder(system.services().address(Service.QUERY).resolve(incident)).build();
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(http.send(shown, HttpResponse.BodyHandlers.ofString()).body())
                    .contains("\"acknowledgedBy\":\"anybody\""));
  }

  private List<ReceivedWebhook> told() {
    return system.receiver().received().stream().filter(one -> one.body().contains(ASSET)).toList();
  }

  /** Span ids of the callers by trace. */
  private Map<String, String> postUntilSomebodyIsTold() throws Exception {
    var callers = new HashMap<String, String>();
    var source = SampleSource.after(Optional.empty(), ASSET, "swat");
    var reading = source.next();
    while (reading != null && told().isEmpty()) {
      var body = new ByteArrayOutputStream();
      for (int i = 0; i < READINGS_IN_A_REQUEST && reading != null; i++) {
        body.write(Messages.encode(reading));
        body.write('\n');
        reading = source.next();
      }
      String trace = "%016x%016x".formatted(random.nextLong(), random.nextLong());
      String caller = "%016x".formatted(random.nextLong());
      callers.put(trace, caller);
      post(body.toByteArray(), "00-" + trace + "-" + caller + "-01");
    }
    return callers;
  }

  private void post(byte[] body, String traceparent) throws Exception {
    var request =
        HttpRequest.newBuilder(
                system.services().address(Service.INGEST).resolve("/api/v1/readings"))
            .header("Content-Type", "application/x-ndjson")
            .header("traceparent", traceparent)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
        .isEqualTo(202);
  }

  /** From a span to its parent and on, until nobody knows the parent. */
  private static List<String> way(List<ReceivedSpan> spans, String from) {
    var way = new ArrayList<String>();
    String id = from;
    for (var span = find(spans, id); span.isPresent(); span = find(spans, id)) {
      way.add(span.get().service() + ": " + span.get().name());
      id = span.get().parentId();
    }
    way.add("caller: " + id);
    return way;
  }

  private static Optional<ReceivedSpan> find(List<ReceivedSpan> spans, String id) {
    return spans.stream().filter(span -> span.id().equals(id)).findFirst();
  }
}
