package io.sluice.cli.history;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.sluice.cli.access.Access;
import io.sluice.cli.access.ApiClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HistoryTest {

  private static final Instant FROM = Instant.parse("2026-03-01T10:00:00Z");

  @Test
  void whatBeganBeforeAndWentOnIsToldToo() throws IOException {
    // given, newest first as query-api tells them, by the time when they began
    List<String> incidents =
        List.of(
            incident("within", "2026-03-01T11:00:00Z", "2026-03-01T11:10:00Z"),
            incident("from-before", "2026-03-01T09:00:00Z", "2026-03-01T10:30:00Z"),
            incident("over", "2026-03-01T08:00:00Z", "2026-03-01T08:30:00Z"),
            incident("open", "2026-03-01T07:00:00Z", null));
    HttpServer server =
        answering(
            "/api/v1/incidents",
            query -> {
              List<String> told = query.contains("from=") ? incidents.subList(0, 1) : incidents;
              return String.join(",", told);
            });
    try {
      var history = historyOf(server);

      // when
      List<JudgedIncident> found = history.incidents("swat", FROM, FROM.plusSeconds(7_200));

      // then
      assertThat(found)
          .extracting(JudgedIncident::asset)
          .containsExactly("within", "from-before", "open");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void whenReadingsBeginAndEndIsFound() throws IOException {
    // given two days of readings, an hour from each other, in 3,000 days; told the newest alone
    var readings =
        new TreeSet<>(
            Stream.iterate(FROM.plus(Duration.ofDays(20)), time -> time.plusSeconds(3_600))
                .limit(48)
                .toList());
    var asked = new AtomicInteger();
    HttpServer server =
        answering(
            "/api/v1/readings",
            query -> {
              asked.incrementAndGet();
              var range = Pattern.compile("from=(.+)&to=(.+)").matcher(query);
              assertThat(range.find()).isTrue();
              Instant newest = readings.lower(Instant.parse(range.group(2)));
              boolean isThere = newest != null && !newest.isBefore(Instant.parse(range.group(1)));
              return isThere ? "{\"time\":\"%s\"}".formatted(newest) : "";
            });
    try {
      var history = historyOf(server);
      var streams = List.of(new History.Stream("plant-1", "swat"));

      // when
      TimeRange heard =
          history.heard(streams, FROM, FROM.plus(Duration.ofDays(3_000))).orElseThrow();

      // then
      assertThat(heard.from())
          .isBetween(readings.first().minus(Duration.ofMinutes(3)), readings.first());
      assertThat(heard.to()).isBetween(readings.last(), readings.last().plus(Duration.ofMillis(1)));
      assertThat(asked.get()).isLessThan(30);
      assertThat(history.heard(streams, FROM, FROM.plus(Duration.ofDays(3)))).isEmpty();
    } finally {
      server.stop(0);
    }
  }

  @Test
  void noMoreIsDownloadedAtATimeThanQueryApiGives() throws Exception {
    // given
    var history =
        new History(new ApiClient("query-api", URI.create("http://127.0.0.1:1"), Access.OPEN));
    var underWay = new AtomicInteger();
    var most = new AtomicInteger();
    var two = new CountDownLatch(2);
    History.Download<Integer> download =
        () -> {
          most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
          two.countDown();
          try {
            two.await();
          } catch (InterruptedException e) {
            throw new IOException(e);
          }
          return underWay.getAndDecrement();
        };

    // when
    try (var threads = Executors.newFixedThreadPool(8)) {
      for (var done :
          threads.invokeAll(
              Collections.nCopies(40, (Callable<Integer>) () -> history.downloaded(download)))) {
        done.get();
      }
    }

    // then
    assertThat(most).hasValue(2);
  }

  private static String incident(String asset, String start, String end) {
    return """
        {"id":"00000000-0000-0000-0000-000000000001","peakSeverity":"WARNING","peakRatio":1.6,"asset":"%s","startedAt":"%s","resolvedAt":%s,"category":"PROCESS","label":"TRUE_POSITIVE"}"""
        .formatted(asset, start, end == null ? "null" : '"' + end + '"');
  }

  /**
   * @param items of a list of JSON, by the query
   */
  private static HttpServer answering(String path, UnaryOperator<String> items) throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        path,
        exchange -> {
          String query = exchange.getRequestURI().getQuery();
          byte[] json = "{\"items\":[%s]}".formatted(items.apply(query)).getBytes(UTF_8);
          exchange.sendResponseHeaders(200, json.length);
          exchange.getResponseBody().write(json);
          exchange.close();
        });
    server.start();
    return server;
  }

  private static History historyOf(HttpServer server) {
    URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    return new History(new ApiClient("query-api", address, Access.OPEN));
  }
}
