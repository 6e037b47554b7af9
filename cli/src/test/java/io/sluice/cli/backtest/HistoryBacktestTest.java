package io.sluice.cli.backtest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.sluice.cli.CommandFailure;
import io.sluice.cli.access.Access;
import io.sluice.cli.access.ApiClient;
import io.sluice.cli.console.Console;
import io.sluice.cli.history.History;
import io.sluice.contracts.Category;
import io.sluice.contracts.Debounce;
import io.sluice.contracts.Messages;
import io.sluice.contracts.profile.Tag;
import io.sluice.detection.bundle.Bundle;
import io.sluice.incidents.IncidentPolicy;
import io.sluice.incidents.IncidentSettingsInForce;
import io.sluice.incidents.PoliciesInForce;
import io.sluice.models.backtest.StreamCounts;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The shipped bundle over a history that stands still, of assets with a hole here and there. */
class HistoryBacktestTest {

  private static final Instant FROM = Instant.parse("2026-03-01T10:00:00Z");
  private static Bundle bundle;

  private final List<Instant> readings = new ArrayList<>();
  private HttpServer queryApi;
  private String badTag = "";
  private PoliciesInForce policies = PoliciesInForce.DEFAULT;

  @BeforeAll
  static void load() throws Exception {
    bundle = Bundle.load(Path.of("../models/bundles/swat/1"));
  }

  @AfterAll
  static void close() {
    bundle.close();
  }

  @BeforeEach
  void start() throws Exception {
    queryApi = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    answer(
        "/api/v1/assets",
        query ->
            "{\"items\":[{\"asset\":\"plant-1\",\"streams\":[{\"stream\":\"swat\",\"profile\":\"swat\"}]}]}");
    answer(
        "/api/v1/incidents",
        query ->
            "{\"items\":[{\"id\":\"00000000-0000-0000-0000-000000000001\",\"asset\":\"plant-1\","
                + "\"category\":\"DRIFT\",\"peakSeverity\":\"WARNING\",\"peakRatio\":1.6,"
                + "\"startedAt\":\"2026-03-01T09:00:00Z\",\"label\":\"TRUE_POSITIVE\"}]}");
    answer(
        "/api/v1/incident-policies",
        query -> new String(Messages.encode(IncidentSettingsInForce.of(policies)), UTF_8));
    answer("/api/v1/readings.csv", this::csv);
    queryApi.start();
  }

  @AfterEach
  void stop() {
    queryApi.stop(0);
  }

  @Test
  void whatCouldNotBeJudgedIsSaid() {
    // given ten minutes, of which three are missing, and a time that comes twice
    everySecond(FROM, 300);
    everySecond(FROM.plusSeconds(480), 120);
    readings.add(FROM.plusSeconds(599));

    // when
    BacktestReport report = judge(FROM, FROM.plusSeconds(600));

    // then
    assertThat(report.assets())
        .singleElement()
        .satisfies(
            asset ->
                assertThat(asset.streams())
                    .containsExactly(
                        new StreamCounts(
                            "swat",
                            421,
                            241 + 61,
                            1,
                            0,
                            FROM,
                            FROM.plusSeconds(599),
                            1,
                            Duration.ofSeconds(181))));
    assertThat(text(report))
        .contains(
            "plant-1 swat: 421 readings from 2026-03-01T10:00:00Z to 2026-03-01T10:09:59Z, 302 windows judged,"
                + " 1 of an instant that was there already, 1 times without data, 3m1s together");
  }

  @Test
  void readingsBeforeTheTimeFillItsFirstWindow() {
    // given
    everySecond(FROM.minusSeconds(60), 120);

    // when
    BacktestReport report = judge(FROM, FROM.plusSeconds(60));

    // then
    assertThat(report.assets().getFirst().windows()).isEqualTo(61);
  }

  @Test
  void whatWasAndWouldNotBeIsListedWithItsLabel() {
    // given drift that somebody called right, of which readings of two minutes tell nothing
    everySecond(FROM, 120);
    badTag = "LIT101";

    // when
    BacktestReport report = judge(FROM, FROM.plusSeconds(120));

    // then
    assertThat(report.comparison().missed()).hasSize(1);
    assertThat(report.assets().getFirst().raised())
        .as("a value of bad quality is none")
        .anySatisfy(
            one -> {
              assertThat(one.category()).isEqualTo(Category.DATA);
              assertThat(one.contributors().getFirst().tag()).isEqualTo("LIT101");
            });
    assertThat(text(report))
        .contains(
            "not    plant-1: DRIFT WARNING 1.60 from 2026-03-01T09:00:00Z to the end, labelled TRUE_POSITIVE",
            "Of 1 labelled a true alarm 0 would be raised again, of 0 labelled a false alarm 0.");
  }

  @Test
  void whatIsSetForTheProfileIsWaitedFor() {
    // given a tag that is bad all the time, of which nobody wants to hear for an hour
    everySecond(FROM, 120);
    badTag = "LIT101";
    var hour = new Debounce(Duration.ofHours(1), Duration.ofMinutes(1));
    policies =
        new PoliciesInForce(
            IncidentPolicy.DEFAULT,
            new TreeMap<>(Map.of("swat", IncidentPolicy.DEFAULT.with(hour))));

    // when
    BacktestReport report = judge(FROM, FROM.plusSeconds(120));

    // then
    assertThat(report.assets().getFirst().raised()).isEmpty();
    assertThat(text(report))
        .contains(
            "They open once windows have been anomalous for 1h, and are over after 1m of quiet.");
  }

  @Test
  void withoutReadingsItFailsAndSaysSo() {
    assertThatThrownBy(() -> judge(FROM, FROM.plusSeconds(60)))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("there are no readings of profile 'swat' from 2026-03-01T10:00:00Z");
  }

  private void everySecond(Instant from, int count) {
    for (int i = 0; i < count; i++) {
      readings.add(from.plusSeconds(i));
    }
  }

  private String text(BacktestReport report) {
    return String.join("\n", new BacktestText(report).lines());
  }

  private BacktestReport judge(Instant from, Instant to) {
    URI address = URI.create("http://127.0.0.1:" + queryApi.getAddress().getPort());
    var history = new History(new ApiClient("query-api", address, Access.OPEN));
    var console = new Console(new PrintStream(new ByteArrayOutputStream(), false, UTF_8), false);
    return new HistoryBacktest(history, bundle, console).judge(from, to);
  }

  /** Newest first, as query-api tells them; every value in the middle of what is usual. */
  private String csv(String query) {
    Instant from = parameter(query, "from");
    Instant to = parameter(query, "to");
    List<Tag> tags = bundle.profile().tags();
    var csv = new StringBuilder("time,asset,stream,label,");
    csv.append(tags.stream().map(Tag::name).collect(Collectors.joining(",")))
        .append(",otherTags,tagQuality\r\n");
    readings.stream()
        .filter(time -> !time.isBefore(from) && time.isBefore(to))
        .sorted((a, b) -> b.compareTo(a))
        .forEach(
            time -> {
              csv.append(time).append(",plant-1,swat,,");
              csv.append(
                  tags.stream()
                      .map(tag -> Double.toString(usual(tag)))
                      .collect(Collectors.joining(",")));
              csv.append(",,")
                  .append(badTag.isEmpty() ? "" : "\"{\"\"" + badTag + "\"\":\"\"BAD\"\"}\"")
                  .append("\r\n");
            });
    return csv.toString();
  }

  private static double usual(Tag tag) {
    Double low = tag.low();
    Double high = tag.high();
    return low == null || high == null ? 1 : (low + high) / 2;
  }

  private static Instant parameter(String query, String name) {
    for (String part : query.split("&")) {
      if (part.startsWith(name + "=")) {
        return Instant.parse(part.substring(name.length() + 1));
      }
    }
    throw new IllegalArgumentException(query);
  }

  private interface Answer {
    String of(String query);
  }

  private void answer(String path, Answer answer) {
    queryApi.createContext(
        path,
        exchange -> {
          byte[] body = answer.of(exchange.getRequestURI().getQuery()).getBytes(UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
  }
}
