package io.sluice.cli.system;

import io.sluice.cli.CommandFailure;
import io.sluice.cli.console.Console;
import io.sluice.contracts.Topics;
import io.sluice.testbed.StartFailedException;
import io.sluice.testbed.kafka.EmbeddedKafka;
import io.sluice.testbed.postgres.EmbeddedDatabase;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The whole of Sluice on one machine: a broker and a database inside this process, and the four
 * services as they are packaged, each a process of its own. Closing stops everything in the order
 * of the data, so that nothing is cut off from what it writes to.
 */
public final class LocalSystem implements AutoCloseable {

  /** A process that is there but does not answer is slow, as on a machine that is busy. */
  private static final Duration ANSWERS_WITHIN = Duration.ofMinutes(5);

  /** From its first answer on: then it lacks something. */
  private static final Duration READY_WITHIN = Duration.ofSeconds(90);

  private static final Duration PROBE_INTERVAL = Duration.ofMillis(150);

  /** All services together; broker and database need the rest of the ten seconds. */
  private static final Duration SERVICES_STOP_WITHIN = Duration.ofSeconds(6);

  private final LocalSettings settings;
  private final Addresses addresses;
  private final StateFolder state;
  private final Console console;
  private final LocalDatabase database;
  private final ReadinessProbe probe = new ReadinessProbe();
  private final List<Running> services = new ArrayList<>();
  private @Nullable EmbeddedKafka kafka;
  private boolean closed;

  /**
   * @param management where its health is
   */
  private record Running(ServiceProcess process, URI management) {}

  private LocalSystem(LocalSettings settings, StateFolder state, Console console) {
    this.settings = settings;
    this.addresses = Addresses.from(settings.basePort());
    this.state = state;
    this.console = console;
    this.database = new LocalDatabase(state);
  }

  /**
   * Starts everything and waits until each service is ready. What was started is stopped again if
   * the rest does not come up.
   *
   * @throws CommandFailure in one sentence, if something cannot start
   */
  public static LocalSystem start(LocalSettings settings, StateFolder state, Console console) {
    var system = new LocalSystem(settings, state, console);
    var stopper = new Thread(system::close, "stop");
    Runtime.getRuntime().addShutdownHook(stopper);
    try {
      system.startAll();
      return system;
    } catch (RuntimeException e) {
      system.close();
      throw e;
    }
  }

  private void startAll() {
    console.progress("Starting", 0, 0, "broker and database");
    startBackends();
    console.progress("Starting", 0, 0, "services");
    for (Service service : Service.values()) {
      start(service, service.module(), addresses);
    }
    awaitReady();
    console.clearProgress();
  }

  /** Starts further processes of a service, which share its work, and waits until they do. */
  public void startMore(Service service, int processes) {
    console.progress("Starting", 0, 0, "%d more of %s".formatted(processes, service.module()));
    for (int i = 0; i < processes; i++) {
      start(service, service.module() + "-" + (i + 2), Addresses.from(0));
    }
    awaitReady();
    console.clearProgress();
  }

  private synchronized void start(Service service, String name, Addresses listensAt) {
    if (closed) {
      throw new CommandFailure("stopped while starting");
    }
    Path config = state.folder("config");
    var environment =
        new ServiceSettings(config)
            .write(
                name,
                settings.of(
                    service, listensAt, addresses, bootstrapServers(), database.server(), config));
    Path log = state.folder("logs").resolve(name + ".log");
    services.add(
        new Running(
            ServiceProcess.start(
                service, name, settings.programs(), settings.home(), log, environment),
            listensAt.managementOf(service)));
  }

  private void startBackends() {
    Path kafkaFolder = state.folder("kafka");
    synchronized (this) {
      if (closed) {
        throw new CommandFailure("stopped while starting");
      }
      database.begin(0);
    }
    try {
      var broker = EmbeddedKafka.start(EmbeddedKafka.Settings.in(kafkaFolder));
      synchronized (this) {
        kafka = broker;
      }
      broker.createTopics(Topics.PLAIN.all(), settings.partitions());
    } catch (StartFailedException | IllegalStateException e) {
      throw new CommandFailure(e.getMessage(), e);
    }
    database.server();
  }

  private void awaitReady() {
    try {
      for (var running : services) {
        ServiceProcess process = running.process();
        Duration patience = ANSWERS_WITHIN;
        Instant since = Instant.now();
        @Nullable String missing = ReadinessProbe.NO_ANSWER;
        while (missing != null) {
          if (!process.isAlive()) {
            throw new CommandFailure(
                "%s ended while starting: %s (log: %s)"
                    .formatted(process.name(), why(process), process.log()));
          }
          if (Instant.now().isAfter(since.plus(patience))) {
            throw new CommandFailure(
                "%s is not ready after %d s: %s (log: %s)"
                    .formatted(process.name(), patience.toSeconds(), missing, process.log()));
          }
          missing = probe.missing(running.management()).orElse(null);
          if (patience.equals(ANSWERS_WITHIN) && !ReadinessProbe.NO_ANSWER.equals(missing)) {
            patience = READY_WITHIN;
            since = Instant.now();
          }
          if (missing != null) {
            Thread.sleep(PROBE_INTERVAL);
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure("stopped while starting", e);
    }
  }

  private static String why(ServiceProcess process) {
    return ServiceLog.lastError(process.log()).orElseGet(process::howItEnded);
  }

  public URI address(Service service) {
    return addresses.of(service);
  }

  /** Where its health and metrics are. */
  public URI managementAddress(Service service) {
    return addresses.managementOf(service);
  }

  public String bootstrapServers() {
    return kafka().bootstrapServers();
  }

  private EmbeddedKafka kafka() {
    return Objects.requireNonNull(kafka, "the broker comes before all that asks for it");
  }

  public List<ServiceProcess> processes() {
    return services.stream().map(Running::process).toList();
  }

  /** To count what was stored. */
  public String jdbcUrl() {
    return database.server().jdbcUrl(EmbeddedDatabase.DATABASE);
  }

  public String databaseUser() {
    return database.server().user();
  }

  public String databasePassword() {
    return database.server().password();
  }

  /** The processes of the database server; none while it is away. */
  public Stream<ProcessHandle> databaseProcesses() {
    return database.server().processes();
  }

  /** Ends the database without a word to anybody; all else runs on. */
  public void killDatabase() {
    database.server().kill();
  }

  /** Starts the database again, where it was; returns when it takes connections. */
  public void restartDatabase() {
    synchronized (this) {
      if (closed) {
        throw new CommandFailure("stopped while the database was away");
      }
      database.begin(database.server().port());
    }
    database.server();
  }

  /** Names what has died since the start, null if all is well. */
  public synchronized @Nullable String fault() {
    if (closed) {
      return null;
    }
    for (var process : processes()) {
      if (!process.isAlive()) {
        return "%s has ended: %s (log: %s)".formatted(process.name(), why(process), process.log());
      }
    }
    String databaseFault = database.fault();
    if (databaseFault != null) {
      return databaseFault;
    }
    var brokerFailure = kafka().failure().toCompletableFuture();
    return brokerFailure.isDone() ? "the broker has failed: " + brokerFailure.join() : null;
  }

  /** Stops what runs, in order: services, database, broker. Within ten seconds, whatever hangs. */
  @Override
  public void close() {
    List<ServiceProcess> running;
    @Nullable EmbeddedKafka runningKafka;
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      running = processes();
      runningKafka = kafka;
    }
    console.clearProgress();
    Instant deadline = Instant.now().plus(SERVICES_STOP_WITHIN);
    for (int i = 0; i < running.size(); i++) {
      Duration left = Duration.between(Instant.now(), deadline);
      running.get(i).stop(left.dividedBy(running.size() - i));
    }
    database.close();
    if (runningKafka != null) {
      runningKafka.close();
    }
    state.close();
  }
}
