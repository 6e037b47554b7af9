package io.sluice.testbed.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.testbed.KilledJvm;
import io.sluice.testbed.Ports;
import io.sluice.testbed.StartFailedException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseIT {

  @TempDir Path directory;

  @Test
  void rows_survive_a_restart_on_the_same_directory() throws Exception {
    // given
    try (var first = EmbeddedDatabase.start(EmbeddedDatabase.Settings.in(directory))) {
      execute(first, "CREATE TABLE kept AS SELECT 42 AS answer");
    }

    // when
    int answer;
    String fsync;
    try (var second = EmbeddedDatabase.start(EmbeddedDatabase.Settings.in(directory))) {
      answer = Integer.parseInt(query(second, "SELECT answer FROM kept"));
      fsync = query(second, "SHOW fsync");
    }

    // then
    assertThat(answer).isEqualTo(42);
    assertThat(fsync).isEqualTo("on");
  }

  @Test
  void what_is_committed_survives_a_kill() throws Exception {
    // given: somebody is connected, and so has a process
    var settings = EmbeddedDatabase.Settings.in(directory);
    var first = EmbeddedDatabase.start(settings);
    execute(first, "CREATE TABLE kept AS SELECT 42 AS answer");
    List<ProcessHandle> processes;
    try (var connection = first.connect()) {
      processes = first.processes().toList();

      // when
      first.kill();
      assertThat(connection.isValid(1)).isFalse();
    }
    String answer;
    try (var second = EmbeddedDatabase.start(settings.withPort(first.port()))) {
      answer = query(second, "SELECT answer FROM kept");
    }

    // then
    assertThat(answer).isEqualTo("42");
    assertThat(processes).hasSizeGreaterThan(1).noneMatch(ProcessHandle::isAlive);
    assertThat(first.isAlive()).isFalse();
    assertThat(first.processes()).isEmpty();
  }

  @Test
  void a_server_left_behind_by_a_killed_jvm_is_stopped_first() throws Exception {
    // given
    KilledJvm.run(StartAndDie.class, directory.toString());

    // when
    String answer;
    try (var second = EmbeddedDatabase.start(EmbeddedDatabase.Settings.in(directory))) {
      answer = query(second, "SELECT answer FROM kept");
    }

    // then
    assertThat(answer).isEqualTo("42");
  }

  /** Starts a server, writes a row and ends without a word, as after kill -9. */
  static final class StartAndDie {

    public static void main(String[] arguments) throws SQLException {
      var database = EmbeddedDatabase.start(EmbeddedDatabase.Settings.in(Path.of(arguments[0])));
      execute(database, "CREATE TABLE kept AS SELECT 42 AS answer");
      Runtime.getRuntime().halt(0);
    }
  }

  @Test
  void a_pid_file_that_names_another_process_is_ignored() throws Exception {
    // given
    EmbeddedDatabase.start(EmbeddedDatabase.Settings.in(directory)).close();
    Files.writeString(
        directory.resolve("data/postmaster.pid"), ProcessHandle.current().pid() + "\n");

    // when
    String one;
    try (var second = EmbeddedDatabase.start(EmbeddedDatabase.Settings.in(directory))) {
      one = query(second, "SELECT 1");
    }

    // then
    assertThat(one).isEqualTo("1");
  }

  @Test
  void a_taken_port_is_one_sentence() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName(Ports.HOST))) {
      // given
      var settings = EmbeddedDatabase.Settings.in(directory).withPort(other.getLocalPort());

      // when
      var start = assertThatThrownBy(() -> EmbeddedDatabase.start(settings));

      // then
      start
          .isInstanceOf(StartFailedException.class)
          .hasMessageContaining("cannot listen on 127.0.0.1:" + other.getLocalPort());
    }
  }

  @Test
  void a_broken_directory_is_one_sentence_with_the_reason_of_the_server() throws Exception {
    // given
    EmbeddedDatabase.start(EmbeddedDatabase.Settings.in(directory)).close();
    Files.writeString(directory.resolve("data/PG_VERSION"), "9.6\n");

    // when
    var start =
        assertThatThrownBy(() -> EmbeddedDatabase.start(EmbeddedDatabase.Settings.in(directory)));

    // then
    start
        .isInstanceOf(StartFailedException.class)
        .hasMessageContaining("incompatible")
        .hasMessageNotContaining("\n");
  }

  private static void execute(EmbeddedDatabase database, String sql) throws SQLException {
    try (var connection = database.connect();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String query(EmbeddedDatabase database, String sql) throws SQLException {
    try (var connection = database.connect();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
