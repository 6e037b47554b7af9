package io.sluice.query.scene;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * What scoring-service is to this one: it knows one bundle, that of {@link Plant}, and says of each
 * file what came with it. A file that begins with {@code slow} is judged until {@link #goOn}.
 */
public final class ScoringServiceStub extends ServiceStub<ScoringServiceStub.Received> {

  /** A file as it came. */
  public record Received(String query, String apiKey, String accept, String body) {}

  private static final String REPORT =
      """
      {"report":{"profile":"swat","bundle":{"version":"1","sha256":"%1$s"},"file":{"file":"monday.csv",\
      "format":"text","encoding":"UTF-8","delimiter":"comma","decimalMark":".","headerLine":1,"rows":900,\
      "time":{"column":"Timestamp","format":"iso","zone":"UTC","order":"OLDEST_FIRST",\
      "first":"2015-12-28T10:00:00Z","last":"2015-12-28T10:14:59Z","interval":"PT1S","even":true,"gaps":0,\
      "longestGap":"PT0S"},"tags":[{"name":"LIT101","kind":"CONTINUOUS","filled":900,"states":[],"missing":[],\
      "words":0}],"labels":[{"column":"label","normal":850,"anomalous":50,"unknown":0}],"leftOut":[{"column":\
      "No.","reason":"counts rows"}],"notes":["1 row cannot be read and is left out, the first: line 7: <b>no</b> \
      row"],"questions":[]},"absent":[],"superfluous":["XIT999"],"rows":{"read":900,"unreadable":1,"unordered":2,\
      "judged":841},"assets":[{"from":"2015-12-28T10:00:59Z","to":"2015-12-28T10:14:59Z","windows":841,\
      "anomalous":120,"timeline":{"times":[1451296859000,1451297000000,1451297300000,1451297600000],"lowest":\
      [0.2,0.3,0.4,0.3],"highest":[0.4,0.5,2.6,0.6],"stepMillis":1000},"incidents":[{"category":"PROCESS",\
      "severity":"CRITICAL","startedAt":"2015-12-28T10:08:00Z","resolvedAt":"2015-12-28T10:10:00Z","peakRatio":2.6,\
      "contributors":[{"tag":"LIT101","share":0.7}],"text":"LIT101 reads 812 mm"}],"moreIncidents":0,"labelled":\
      [{"from":"2015-12-28T10:07:50Z","to":"2015-12-28T10:09:00Z"}]}]}}
      """
          .formatted(Plant.BUNDLE.sha256());

  private static final String BUNDLES =
      """
      [{"profile": "swat", "served": "1", "shadow": "2", "promoted": true, "versions": [{"version": 2, "stage": "SHADOW",
        "sha256": "%2$s", "detectors": ["forecaster"], "rows": 86400}, {"version": 1, "stage": "CHAMPION",
        "sha256": "%1$s", "detectors": ["forecaster", "rules"], "rows": 172800}], "changes": [{"action": "PROMOTED",
        "version": 1, "sha256": "%1$s", "at": "2026-11-01T08:00:00Z", "by": "carla", "reason": "fewer <b>false</b> alarms"}]}]
      """
          .formatted(Plant.BUNDLE.sha256(), "a".repeat(64));

  private static final String BUNDLE =
      """
      {"profile": "swat", "version": 1, "stage": "CHAMPION", "sha256": "%1$s", "kind": "SIGNALS", "tags": 51,
       "stages": {"P1": ["FIT101", "LIT101", "MV101"], "P2": ["AIT201"], "P10": ["FIT601"]},
       "interval": "PT1S", "window": 60, "detectors": [{"name": "forecaster", "kind": "onnx-forecaster"}],
       "calibration": {"budget": {"info": 1.0, "warning": 0.3, "critical": 0.1}, "windows": 172623},
       "training": {"seed": 1, "dataSha256": "%1$s", "rows": 172800, "windows": 17274, "options": {"folds": "5"}},
       "metrics": {"forecaster.targets": 25.0}, "files": {"MODEL_CARD.md": "%1$s"},
       "card": "# Model card: swat 1\\n\\nJudges the last 60 readings."}
      """
          .formatted(Plant.BUNDLE.sha256());

  private final List<String> ended = new CopyOnWriteArrayList<>();
  private final Semaphore slow = new Semaphore(0);

  public ScoringServiceStub() {
    super("scoring-service");
  }

  @Override
  void serve(HttpServer to) {
    to.createContext("/api/v1/trials", this::judge);
    to.createContext("/api/v1/bundles", exchange -> answer(exchange, 200, BUNDLES));
    to.createContext("/api/v1/bundles/swat/1", exchange -> answer(exchange, 200, BUNDLE));
    to.createContext(
        "/api/v1/bundles/swat/7",
        exchange -> answer(exchange, 404, "{\"status\":404,\"detail\":\"there is no version 7\"}"));
  }

  private void judge(HttpExchange exchange) throws IOException {
    var headers = exchange.getRequestHeaders();
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    String accept = headers.getFirst("Accept");
    receive(
        new Received(
            exchange.getRequestURI().getRawQuery(), headers.getFirst("X-API-Key"), accept, body));
    if (body.startsWith("odd")) {
      answer(exchange, 400, "{\"status\":400,\"detail\":\"say the parameter timeFormat\"}");
      return;
    }
    exchange.getResponseHeaders().add("Content-Type", accept);
    exchange.sendResponseHeaders(200, 0);
    try (var out = exchange.getResponseBody()) {
      if (accept.equals("text/csv")) {
        out.write("asset,line,time,ratio,severity,contributors\n".getBytes(UTF_8));
        return;
      }
      int rows = 0;
      do {
        out.write("{\"rows\":%d,\"of\":900}\n".formatted(rows++ % 900).getBytes(UTF_8));
        out.flush();
      } while (body.startsWith("slow") && !slow.tryAcquire(20, TimeUnit.MILLISECONDS));
      out.write(REPORT.getBytes(UTF_8));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      ended.add(body);
    }
  }

  /** One file that is slow comes to its end. */
  public void goOn() {
    slow.release();
  }

  /** The files that somebody no longer wanted to know of. */
  public List<String> ended() {
    return ended;
  }
}
