package io.sluice.query.page;

import static io.sluice.query.scene.Await.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sluice.testbed.quarkus.RoleKeys;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebDriver.Window;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** The machine's Chromium without a window. */
public final class Browser implements AutoCloseable {

  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

  /** It has loaded, and nothing of it is still on its way. */
  private static final String LOADED =
      "return document.documentElement.dataset.loaded !== undefined &&"
          + " ![...document.querySelectorAll('main .waiting')].some(one => one.checkVisibility())";

  private static final String RUN_AXE =
      """
      ;const done = arguments[arguments.length - 1];
      axe.run().then(
        found => done(found.violations.map(one => one.id + ': '
          + one.nodes.map(node => node.html + ' ' + node.failureSummary).join(' | '))),
        failed => done([String(failed)]));
      """;

  private static final String AXE = axe();

  /** When the page had painted what it was asked for, and the slowest answer to a person. */
  private static final String WATCH =
      """
      window.figures = { painted: null, slowest: 0 };
      new MutationObserver((_, watch) => {
        if (!document.documentElement?.dataset.loaded) return;
        watch.disconnect();
        requestAnimationFrame(() => requestAnimationFrame(() => { figures.painted = performance.now(); }));
      }).observe(document, { attributes: true, subtree: true, attributeFilter: ['data-loaded'] });
      new PerformanceObserver(list => list.getEntries().filter(one => one.interactionId > 0).forEach(one => {
        figures.slowest = Math.max(figures.slowest, one.duration);
      })).observe({ type: 'event', buffered: true, durationThreshold: 16 });
      """;

  private static final String FIGURES =
      """
      const loaded = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
      return [figures.painted, figures.slowest, loaded.reduce((sum, one) => sum + one.transferSize, 0)];
      """;

  /**
   * How fast a page was.
   *
   * @param paintedMillis from the begin of navigation until what was asked for was painted
   * @param slowestMillis longest time from what a person did to the next paint, to 8 ms; 0 if none
   *     took 16
   * @param bytes that came over the network, headers included
   */
  public record Figures(double paintedMillis, double slowestMillis, long bytes) {}

  /**
   * What the open page has taken so far, and takes.
   *
   * @param heap bytes of its JavaScript, after a collection
   * @param nodes of its documents
   * @param busy of its main thread
   * @param renderer processor time of the process that shows it
   * @param all the same of all processes of the browser
   */
  public record Usage(long heap, long nodes, Duration busy, Duration renderer, Duration all) {}

  private final ChromeDriver driver;

  /** Processor time by process; one that has ended took what it had taken. */
  private final Map<Long, Duration> ofRenderers = new HashMap<>();

  private final Map<Long, Duration> ofAll = new HashMap<>();

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /** Skips the test where there is no Chromium; with {@code CI=true} that is a failure. */
  public static Browser start() {
    Path chromium =
        Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
            .map(Path::of)
            .filter(Files::isExecutable)
            .findFirst()
            .orElse(null);
    boolean there = chromium != null && Files.isExecutable(DRIVER);
    if (!"true".equals(System.getenv("CI"))) {
      assumeTrue(there, "no Chromium with chromedriver on this machine: the page is not tested");
    } else if (!there) {
      throw new IllegalStateException("CI needs chromium and chromium-driver in /usr/bin");
    }
    var options = new ChromeOptions();
    options.setBinary(chromium.toString());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--disable-component-update",
        "--no-first-run",
        "--window-size=1440,900");
    var logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
    var service = new ChromeDriverService.Builder().usingDriverExecutable(DRIVER.toFile()).build();
    return new Browser(new ChromeDriver(service, options));
  }

  /** Of somebody who has typed a key with that role. */
  static Browser signedIn(URI page, String role) {
    Browser browser = start();
    String login = page.toString().replace("://", "://me:" + RoleKeys.of(role) + "@");
    browser.driver().get(login + "favicon.svg");
    return browser;
  }

  ChromeDriver driver() {
    return driver;
  }

  /** Opens a place of the control room as if its link was followed from elsewhere, and waits. */
  public void open(URI page, String place) {
    driver.get("about:blank");
    driver.get(page + place);
    awaitLoaded();
  }

  /** Waits until what is shown has been asked for. */
  public void awaitLoaded() {
    await().until(() -> Boolean.TRUE.equals(driver.executeScript(LOADED)));
  }

  /** From now on pages say how fast they are; they are asked for as if never seen before. */
  public void watchFigures() {
    driver.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", WATCH));
    driver.executeCdpCommand("Network.enable", Map.of());
    driver.executeCdpCommand("Network.setCacheDisabled", Map.of("cacheDisabled", true));
  }

  /** Of the page that is open, once it is painted. */
  public Figures figures() {
    await().until(() -> driver.executeScript("return figures.painted") != null);
    var found = (List<?>) driver.executeScript(FIGURES);
    return new Figures(number(found.get(0)), number(found.get(1)), (long) number(found.get(2)));
  }

  /** Of the page that is open, and of the processes that the browser has. */
  public Usage usage() {
    driver.executeCdpCommand("HeapProfiler.collectGarbage", Map.of());
    driver.executeCdpCommand("Performance.enable", Map.of());
    var metrics = new HashMap<String, Double>();
    var told =
        (List<?>) driver.executeCdpCommand("Performance.getMetrics", Map.of()).get("metrics");
    for (Object one : told) {
      var metric = (Map<?, ?>) one;
      metrics.put(String.valueOf(metric.get("name")), number(metric.get("value")));
    }
    return new Usage(
        metrics.get("JSHeapUsedSize").longValue(),
        metrics.get("Nodes").longValue(),
        Duration.ofMillis((long) (1_000 * metrics.get("TaskDuration"))),
        processorTime("--type=renderer", ofRenderers),
        processorTime("chrom", ofAll));
  }

  /** Of this program's children whose command line says so. */
  private static Duration processorTime(String said, Map<Long, Duration> taken) {
    ProcessHandle.current()
        .descendants()
        .filter(process -> commandLine(process).contains(said))
        .forEach(
            process ->
                process
                    .info()
                    .totalCpuDuration()
                    .ifPresent(time -> taken.put(process.pid(), time)));
    return taken.values().stream().reduce(Duration.ZERO, Duration::plus);
  }

  /** As Linux has it: Java leaves out what is long. */
  private static String commandLine(ProcessHandle process) {
    try {
      return Files.readString(Path.of("/proc", String.valueOf(process.pid()), "cmdline"));
    } catch (IOException e) {
      return ""; // it has ended
    }
  }

  private static double number(Object found) {
    return ((Number) found).doubleValue();
  }

  /** Presses as a person does, so that the browser times it. */
  public void click(String selector) {
    driver.findElement(By.cssSelector(selector)).click();
  }

  /** Dark or light, kept by the browser until it is closed. */
  void theme(URI page, String theme) {
    driver.get(page + "favicon.svg");
    driver.executeScript(
        "localStorage.setItem('sluice', JSON.stringify({theme: arguments[0]}))", theme);
  }

  /** The text of all that a selector finds, at one go, since rows come and go. */
  List<String> texts(String selector) {
    return list(
        driver.executeScript(
            "return [...document.querySelectorAll(arguments[0])].map(one => one.innerText)",
            selector));
  }

  String text(String selector) {
    return String.join("\n", texts(selector));
  }

  /** Presses what has a text, whatever it is. */
  void press(String selector, String text) {
    await()
        .until(
            () ->
                Boolean.TRUE.equals(
                    driver.executeScript(
                        "const one = [...document.querySelectorAll(arguments[0])]"
                            + ".find(one => one.innerText.includes(arguments[1]));"
                            + " one?.click(); return Boolean(one)",
                        selector,
                        text)));
  }

  /** Chooses in a list, as a person does. */
  void choose(String selector, String value) {
    driver.executeScript(
        "const list = document.querySelector(arguments[0]); list.value = arguments[1];"
            + " list.dispatchEvent(new Event('change'))",
        selector,
        value);
  }

  void key(String key) {
    driver.executeScript(
        "document.body.dispatchEvent(new KeyboardEvent('keydown', {key: arguments[0], bubbles:"
            + " true}))",
        key);
  }

  /** What went wrong since it was asked last, as the console tells it. */
  List<String> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
        .map(LogEntry::getMessage)
        // what a browser asks for by itself where a file is opened alone
        .filter(message -> !message.contains("/favicon.ico"))
        .toList();
  }

  /** What people with disabilities could not use, by axe-core; empty if nothing. */
  List<String> violations() {
    return list(driver.executeAsyncScript(AXE + RUN_AXE));
  }

  private static List<String> list(Object answer) {
    return ((List<?>) answer).stream().map(String::valueOf).toList();
  }

  private static String axe() {
    try (var file = Browser.class.getResourceAsStream("/axe.min.js")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether a tablet that is held upright would have to be scrolled sideways. */
  boolean isTooWideForATablet() {
    Window window = driver.manage().window();
    Dimension usual = window.getSize();
    window.setSize(new Dimension(800, 1_100));
    Object isTooWide =
        driver.executeScript("return document.documentElement.scrollWidth > window.innerWidth");
    window.setSize(usual);
    return Boolean.TRUE.equals(isTooWide);
  }

  /** All of the page, for a person to look at. */
  void screenshot(String name) {
    Window window = driver.manage().window();
    Dimension usual = window.getSize();
    long height = (Long) driver.executeScript("return document.documentElement.scrollHeight");
    window.setSize(
        new Dimension(usual.width, (int) Math.min(2_400, Math.max(usual.height, height + 150))));
    File shot = driver.getScreenshotAs(OutputType.FILE);
    window.setSize(usual);
    try {
      Path directory = Files.createDirectories(Path.of("target", "screenshots"));
      Files.copy(
          shot.toPath(),
          directory.resolve(name + ".png"),
          java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    driver.quit();
  }
}
