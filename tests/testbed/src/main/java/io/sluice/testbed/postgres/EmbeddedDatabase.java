package io.sluice.testbed.postgres;

import io.sluice.testbed.DataDirectory;
import io.sluice.testbed.Ports;
import io.sluice.testbed.StartFailedException;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A Postgres server as a child process, on the loopback interface, with the database {@link
 * #DATABASE}. Whoever reaches the port is trusted: it is for one machine and one person.
 */
public final class EmbeddedDatabase implements AutoCloseable {

  public static final String DATABASE = "sluice";
  public static final String USER = "sluice";
  public static final String PASSWORD = "sluice";

  private static final Duration START_LIMIT = Duration.ofSeconds(60);

  private final DataDirectory directory;
  private final EmbeddedPostgres server;
  private final Optional<ProcessHandle> postmaster;
  private final AtomicBoolean closed = new AtomicBoolean();

  private EmbeddedDatabase(
      DataDirectory directory, EmbeddedPostgres server, Optional<ProcessHandle> postmaster) {
    this.directory = directory;
    this.server = server;
    this.postmaster = postmaster;
  }

  /**
   * @param directory where data and server log lie; null for a temporary directory that is deleted
   *     at the end
   * @param binaries where the server's programs are unpacked, once; null for a folder of this user
   *     among the temporary files
   * @param port 0 for a free one
   */
  public record Settings(@Nullable Path directory, @Nullable Path binaries, int port) {

    public static Settings temporary() {
      return new Settings(null, null, 0);
    }

    public static Settings in(Path directory) {
      return new Settings(directory, null, 0);
    }

    public Settings withBinaries(Path binaries) {
      return new Settings(directory, binaries, port);
    }

    public Settings withPort(int port) {
      return new Settings(directory, binaries, port);
    }
  }

  /**
   * Starts the server and creates the database if it is missing.
   *
   * @throws StartFailedException if the port is taken or the directory cannot be used
   */
  public static EmbeddedDatabase start(Settings settings) {
    ServerLog.onlyWarnings();
    int port = Ports.claim(settings.port(), "Postgres");
    DataDirectory directory = DataDirectory.open(settings.directory(), "Postgres");
    ServerLog log = new ServerLog(directory.path().resolve("server.log"));
    Path data = directory.path().resolve("data");
    @Nullable EmbeddedPostgres server = null;
    try {
      var postmaster = new Postmaster(data);
      postmaster.clearAway();
      server = log.whileStarting(builder(settings, directory, data, log, port)::start);
      createDatabase(server);
      return new EmbeddedDatabase(directory, server, postmaster.process());
    } catch (IOException | SQLException | RuntimeException | ExceptionInInitializerError e) {
      stop(server);
      String sentence =
          "Postgres does not start on %s:%d with %s: %s"
              .formatted(Ports.HOST, port, directory.path(), log.reasonOr(e));
      directory.close();
      throw new StartFailedException(sentence, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      directory.close();
      throw new StartFailedException("Postgres does not start: interrupted", e);
    }
  }

  private static EmbeddedPostgres.Builder builder(
      Settings settings, DataDirectory directory, Path data, ServerLog log, int port)
      throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(data)
        .setCleanDataDirectory(false)
        .setOverrideWorkingDirectory(Binaries.folder(settings.binaries()).toFile())
        .setRegisterShutdownHook(false)
        .setPGStartupWait(START_LIMIT)
        .setPort(port)
        .setOutputRedirector(log.redirect())
        .setErrorRedirector(log.redirect())
        .setLocaleConfig("locale", "C")
        .setServerConfig("listen_addresses", Ports.HOST)
        .setServerConfig("unix_socket_directories", "")
        // The library passes -F, which turns fsync off; this comes later and wins.
        .setServerConfig("fsync", directory.temporary() ? "off" : "on")
        .setServerConfig("synchronous_commit", directory.temporary() ? "off" : "on")
        .setServerConfig("max_connections", "100")
        .setServerConfig("shared_buffers", "128MB")
        .setServerConfig("max_wal_size", "1GB")
        .setServerConfig("wal_buffers", "16MB")
        .setServerConfig("log_min_messages", "warning");
  }

  private static void createDatabase(EmbeddedPostgres server) throws SQLException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      if (!exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", USER)) {
        statement.execute("CREATE ROLE %s LOGIN CREATEDB PASSWORD '%s'".formatted(USER, PASSWORD));
      }
      if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", DATABASE)) {
        statement.execute("CREATE DATABASE %s OWNER %s".formatted(DATABASE, USER));
      }
    }
  }

  private static boolean exists(Connection connection, String query, String name)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, name);
      try (var rows = statement.executeQuery()) {
        return rows.next();
      }
    }
  }

  public String host() {
    return Ports.HOST;
  }

  public int port() {
    return server.getPort();
  }

  public String user() {
    return USER;
  }

  public String password() {
    return PASSWORD;
  }

  public String jdbcUrl(String database) {
    return "jdbc:" + reactiveUrl(database);
  }

  /** The form that the Vert.x client of the services takes. */
  public String reactiveUrl(String database) {
    return "postgresql://%s:%d/%s".formatted(host(), port(), database);
  }

  /** A new connection to {@link #DATABASE}. */
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(jdbcUrl(DATABASE), USER, PASSWORD);
  }

  /** The processes of the server, its first one first; none once that is gone. */
  public Stream<ProcessHandle> processes() {
    return postmaster.stream()
        .filter(ProcessHandle::isAlive)
        .flatMap(first -> Stream.concat(Stream.of(first), first.descendants()));
  }

  public boolean isAlive() {
    return postmaster.filter(ProcessHandle::isAlive).isPresent();
  }

  /**
   * Ends the server by signal 9, without a word to anybody: what is committed stays, and the next
   * start on the directory recovers it. Returns when all of it is gone.
   */
  public void kill() {
    List<ProcessHandle> all = processes().toList();
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(process -> process.onExit().join());
    close();
  }

  /** Stops the server: open connections are cut, what is committed stays. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      stop(server);
      directory.close();
    }
  }

  private static void stop(@Nullable EmbeddedPostgres server) {
    if (server == null) {
      return;
    }
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException("Postgres on port " + server.getPort(), e);
    }
  }
}
