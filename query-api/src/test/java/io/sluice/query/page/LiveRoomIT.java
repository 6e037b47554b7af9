package io.sluice.query.page;

import static io.sluice.query.scene.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/**
 * What the control room takes of a browser's machine while 100 assets send 1,000 readings a second
 * to a system that runs, and how fast it answers a person meanwhile. Prints figures. {@code
 * ./sluice run}, and then this with {@code -Droom.page=http://127.0.0.1:8080/
 * -Droom.readings=http://127.0.0.1:8081/api/v1/readings -Droom.minutes=30}. With {@code
 * -Droom.warm=10} nobody looks for ten minutes: services on a JVM that was just started compile for
 * so long, and leave nothing of two cores meanwhile.
 */
@EnabledIfSystemProperty(named = "room.page", matches = ".+")
class LiveRoomIT {

  private static final int ASSETS = 100;
  private static final int MOST_BYTES = 400 << 10;
  private static final double MOST_OF_A_CORE = 0.3;

  /** What is held for what is seen, once all of it has been seen. */
  private static final double MOST_GROWTH = 1.3;

  private static final Duration BETWEEN_ACTS = Duration.ofSeconds(10);
  private static final int ACTS_A_SAMPLE = 6;

  private final URI page = URI.create(System.getProperty("room.page", ""));
  private final URI readings = URI.create(System.getProperty("room.readings", ""));
  private final Duration duration = minutes("room.minutes", "5");
  private final Duration warmUp = minutes("room.warm", "0");

  private final String name = "live-" + UUID.randomUUID().toString().substring(0, 4);

  @Test
  @Timeout(value = 3, unit = TimeUnit.HOURS)
  void aPageThatIsLeftOpenStaysLight() {
    // given
    List<String> assets =
        IntStream.range(0, ASSETS).mapToObj(i -> "%s-%02d".formatted(name, i)).toList();
    try (var load = new LiveLoad(readings, assets, warmUp.plus(duration));
        var browser = Browser.start()) {
      long begun = System.nanoTime();
      await()
          .atMost(warmUp.plusMinutes(1))
          .until(() -> System.nanoTime() - begun >= warmUp.toNanos());
      browser.watchFigures();
      String wall = "#/overview?search=" + name;
      await()
          .atMost(Duration.ofMinutes(2))
          .until(
              () -> {
                browser.open(page, wall);
                return browser.texts(".tile").size() == ASSETS;
              });

      // when
      List<Browser.Figures> first = firstSights(browser, List.of("", wall, wall, wall));
      firstSights(
          browser,
          List.of(
              "#/asset/" + assets.get(0),
              "#/asset/" + assets.get(0),
              "#/incidents",
              "#/explore/" + assets.get(1),
              "#/network/" + assets.get(1),
              "#/models",
              "#/alarms"));
      List<Sample> ofWall = watch(browser, load, wall, duration.multipliedBy(6).dividedBy(10));
      List<Sample> ofAsset =
          watch(browser, load, "#/asset/" + assets.get(1), duration.multipliedBy(3).dividedBy(10));

      // then
      assertThat(first).allSatisfy(one -> assertThat(one.bytes()).isLessThan(MOST_BYTES));
      for (List<Sample> samples : List.of(ofWall, ofAsset)) {
        assertThat(samples.getLast().core()).isLessThan(MOST_OF_A_CORE);
        int quarter = (samples.size() + 3) / 4;
        long atFirst = leastHeap(samples.subList(0, quarter));
        assertThat(leastHeap(samples.subList(samples.size() - quarter, samples.size())))
            .isLessThan((long) (MOST_GROWTH * atFirst));
      }
      assertThat(load.isRunning()).isTrue();
    }
  }

  private static Duration minutes(String property, String otherwise) {
    return Duration.ofSeconds(
        (long) (60 * Double.parseDouble(System.getProperty(property, otherwise))));
  }

  /**
   * What is held for good: how much is held for a moment beside that differs from sample to sample.
   */
  private static long leastHeap(List<Sample> samples) {
    return samples.stream().mapToLong(Sample::heap).min().orElseThrow();
  }

  private List<Browser.Figures> firstSights(Browser browser, List<String> places) {
    var all = new ArrayList<Browser.Figures>();
    for (String place : places) {
      browser.open(page, place);
      Browser.Figures figures = browser.figures();
      all.add(figures);
      say("%s: %s", place, figures);
    }
    return all;
  }

  /**
   * @param core share of one, of the page's process since the begin
   * @param heap bytes
   */
  private record Sample(double core, long heap) {}

  /** Looks at a page for some time and does this and that, as somebody would. */
  private List<Sample> watch(Browser browser, LiveLoad load, String place, Duration length) {
    browser.open(page, place);
    var samples = new ArrayList<Sample>();
    Browser.Usage first = browser.usage();
    long began = System.nanoTime();
    long sent = load.sent();
    int acts = 0;
    while (System.nanoTime() - began < length.toNanos() || samples.size() < 2) {
      for (int i = 0; i < ACTS_A_SAMPLE; i++) {
        act(browser, acts++);
        long due = began + acts * BETWEEN_ACTS.toNanos();
        await().atMost(BETWEEN_ACTS.multipliedBy(2)).until(() -> System.nanoTime() >= due);
      }
      Browser.Usage now = browser.usage();
      double seconds = (System.nanoTime() - began) / 1e9;
      samples.add(new Sample(share(now.renderer(), first.renderer(), seconds), now.heap()));
      say(
          "%s after %.0f s: main thread %.1f %%, renderer %.1f %%, all of the browser %.1f %% of a"
              + " core; heap %.2f MB, %d nodes; slowest of %d acts %.0f ms; %.0f readings/s; load"
              + " %.1f",
          place,
          seconds,
          100 * share(now.busy(), first.busy(), seconds),
          100 * share(now.renderer(), first.renderer(), seconds),
          100 * share(now.all(), first.all(), seconds),
          now.heap() / 1e6,
          now.nodes(),
          acts,
          browser.figures().slowestMillis(),
          (load.sent() - sent) / seconds,
          ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }
    return samples;
  }

  private static double share(Duration now, Duration before, double seconds) {
    return now.minus(before).toMillis() / 1e3 / seconds;
  }

  /** Keys and clicks, as a person gives them: the browser times those alone. */
  private void act(Browser browser, int number) {
    switch (number % 4) {
      case 0 -> {
        browser.click("h1");
        browser.driver().switchTo().activeElement().sendKeys("t");
      }
      case 1 -> browser.click("footer button");
      case 2 -> browser.driver().switchTo().activeElement().sendKeys(Keys.ESCAPE);
      default -> type(browser);
    }
  }

  private void type(Browser browser) {
    var fields = browser.driver().findElements(By.cssSelector("input[type=search]"));
    if (fields.isEmpty()) {
      browser.click(".filters .check input, .picker summary");
    } else {
      fields.getFirst().sendKeys("-1", Keys.BACK_SPACE, Keys.BACK_SPACE);
    }
  }

  private static void say(String format, Object... told) {
    System.out.println("ROOM " + format.formatted(told));
  }
}
