package io.sluice.cli.feedback;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.sluice.cli.CommandFailure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What is sent to query-api, and what is told of its answers. */
class FeedbackCommandTest {

  private final List<String> received = new CopyOnWriteArrayList<>();
  private HttpServer server;
  private int status = 200;
  private String answer = "{}";

  @TempDir Path folder;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          received.add(
              exchange.getRequestMethod()
                  + " "
                  + exchange.getRequestURI()
                  + " "
                  + new String(exchange.getRequestBody().readAllBytes(), UTF_8));
          byte[] body = answer.getBytes(UTF_8);
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private String run(String... arguments) {
    var terminal = new ByteArrayOutputStream();
    PrintStream before = System.out;
    System.setOut(new PrintStream(terminal, true, UTF_8));
    try {
      var command = new CommandLine(new FeedbackCommand());
      command.setExecutionExceptionHandler(
          (e, line, result) -> {
            throw e;
          });
      var all = new ArrayList<>(List.of(arguments));
      all.add("--url");
      all.add("http://127.0.0.1:" + server.getAddress().getPort());
      var parsed = command.parseArgs(all.toArray(String[]::new));
      Object leaf = parsed.subcommand().commandSpec().userObject();
      if (leaf instanceof ImportCommand one) {
        one.call();
      } else if (leaf instanceof ExportCommand one) {
        one.call();
      }
      return terminal.toString(UTF_8);
    } finally {
      System.setOut(before);
    }
  }

  @Test
  void aFileIsHandedOverAndWhatBecameOfItIsTold() throws IOException {
    // given
    Path file = Files.writeString(folder.resolve("labels.csv"), "time,label\n");
    answer =
        """
        {"stored": 1200, "unchanged": 3, "repeated": 1, "fromElsewhere": 2,
         "notes": ["column 'attack_cat' is no tag of unsw, and left out"]}
        """;

    // when
    String said = run("import", file.toString(), "--asset", "net 1");

    // then
    assertThat(received).containsExactly("POST /api/v1/feedback?asset=net+1 time,label\n");
    assertThat(said.lines())
        .containsExactly(
            "stored     1,200 records and windows, 3 as they were already, 1 said twice",
            "elsewhere  2 of them are in no history, and kept with their own fields",
            "note       column 'attack_cat' is no tag of unsw, and left out");
  }

  @Test
  void aRefusalIsOneSentence() throws IOException {
    // given
    Path file = Files.writeString(folder.resolve("labels.csv"), "time,label\n");
    status = 400;
    answer = "{\"detail\": \"row 3: 'time' is 'x'\"}";

    // when / then
    assertThatThrownBy(() -> run("import", file.toString()))
        .isInstanceOf(CommandFailure.class)
        .hasMessageEndingWith("answers 400: row 3: 'time' is 'x'");
    status = 403;
    assertThatThrownBy(() -> run("import", file.toString()))
        .hasMessageEndingWith("use a key that has the role operator");
    assertThatThrownBy(() -> run("import", folder.resolve("none.csv").toString()))
        .hasMessage("there is no file %s that can be read".formatted(folder.resolve("none.csv")));
  }

  @Test
  void whatIsStoredIsWrittenOut() throws IOException {
    // given
    answer = "kind,label\nRECORD,UNKNOWN\n";
    Path file = folder.resolve("new").resolve("labels.csv");

    // when
    String said = run("export", "--profile", "swat", "--out", file.toString());
    String shown = run("export", "--all");

    // then
    assertThat(file).hasContent(answer);
    assertThat(file.resolveSibling("labels.csv.part")).doesNotExist();
    assertThat(said.lines()).containsExactly("written    " + file + ", 1 label");
    assertThat(shown).isEqualTo(answer);
    assertThat(received)
        .containsExactly(
            "GET /api/v1/feedback.csv?rows=CURRENT&profile=swat ",
            "GET /api/v1/feedback.csv?rows=ALL ");
  }

  @Test
  void thatNothingIsLabelledIsSaid() {
    // given
    answer = "kind,label\n";
    Path file = folder.resolve("none.csv");

    // when
    String said = run("export", "--profile", "swta", "--asset", "p1", "--out", file.toString());

    // then
    assertThat(said.lines())
        .containsExactly(
            "written    " + file + ", 0 labels",
            "note       nothing is labelled of profile swta of asset p1");
  }
}
