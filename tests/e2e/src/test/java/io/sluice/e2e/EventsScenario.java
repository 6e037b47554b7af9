package io.sluice.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.cli.FileArguments;
import io.sluice.cli.console.Console;
import io.sluice.cli.replay.FileSource;
import io.sluice.cli.replay.FileSources;
import io.sluice.cli.system.Service;
import io.sluice.cli.train.TrainCommand;
import io.sluice.contracts.Contributor;
import io.sluice.contracts.Messages;
import io.sluice.contracts.Score;
import io.sluice.contracts.Topics;
import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.ProfileKind;
import io.sluice.detection.bundle.Bundle;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Records of a network, trained from a file and replayed from another: judged one by one. */
abstract class EventsScenario {

  private static final String PROFILE = "flows";
  private static final String ASSET = "network";
  private static final Instant START = Instant.parse("2015-12-28T10:00:00Z");
  private static final int TRAINED = 800;
  private static final int REPLAYED = 100;

  /** Each instant has so many. */
  private static final int SHARED = 4;

  private final PackagedSystem system;
  private final Path folder;

  /**
   * @param folder where the file to replay is written, and the bundles lie
   */
  EventsScenario(PackagedSystem system, Path folder) {
    this.system = system;
    this.folder = folder;
  }

  /** As a person does, before the system starts. */
  static void train(Path folder, Path bundles) {
    Path data = write(folder.resolve("normal.csv"), flows(1, TRAINED));
    int exit =
        new CommandLine(new TrainCommand())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .execute(
                "--data=" + data,
                "--kind=events",
                "--profile=" + PROFILE,
                "--epochs=8",
                "--out=" + bundles);
    assertThat(exit).isZero();
  }

  private static String flows(long seed, int count) {
    var random = new Random(seed);
    var csv = new StringBuilder("time,proto,bytes\n");
    for (int i = 0; i < count; i++) {
      boolean tcp = random.nextInt(4) > 0;
      int bytes = tcp ? 800 + random.nextInt(400) : 60 + random.nextInt(30);
      csv.append(START.plusSeconds(i / SHARED)).append(tcp ? ",tcp," : ",udp,").append(bytes);
      csv.append('\n');
    }
    return csv.toString();
  }

  private static Path write(Path file, String text) {
    try {
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void eachRecordIsScoredAndStoredByItself() throws Exception {
    // given: the last one is of a protocol that was not there in training
    Instant strangeAt = START.plusSeconds(REPLAYED);
    Path file = write(folder.resolve("flows.csv"), flows(2, REPLAYED) + strangeAt + ",gre,1000\n");
    Profile profile;
    try (var bundle = Bundle.load(folder.resolve("bundles").resolve(PROFILE).resolve("1"))) {
      profile = bundle.profile();
    }
    assertThat(profile.kind()).isEqualTo(ProfileKind.EVENTS);

    // when
    var console = new Console(new PrintStream(OutputStream.nullOutputStream()), false);
    var sources = new FileSources(new FileArguments(), profile, ASSET, console);
    for (FileSource source : sources.open(List.of(file))) {
      try (source) {
        assertThat(system.replay(source).accepted()).isEqualTo(REPLAYED + 1);
      }
    }
    system.drain();

    // then
    List<Score> scores =
        TopicContent.of(system.services().bootstrapServers(), Topics.ANOMALY_SCORES, Score.class)
            .stream()
            .filter(score -> score.asset().equals(ASSET))
            .toList();
    assertThat(scores).hasSize(REPLAYED + 1);
    assertThat(scores.stream().map(Score::id).distinct()).hasSameSizeAs(scores);
    assertThat(scores.stream().map(Score::windowEnd).distinct()).hasSize(REPLAYED / SHARED + 1);
    assertThat(scores).filteredOn(score -> score.ratio() < 1).hasSizeGreaterThan(REPLAYED * 9 / 10);
    Score strange = scores.getLast();
    assertThat(strange.windowEnd()).isEqualTo(strangeAt);
    assertThat(strange.ratio()).isGreaterThan(1);
    assertThat(strange.contributors()).extracting(Contributor::tag).contains("proto");
    assertThat(stored("scores")).isEqualTo(REPLAYED + 1);
    assertThat(stored("readings")).isEqualTo(REPLAYED + 1);
  }

  /** What the history has of them, by its API. */
  private int stored(String what) throws Exception {
    URI all =
        system
            .services()
            .address(Service.QUERY)
            .resolve("/api/v1/%s?asset=%s&limit=1000".formatted(what, ASSET));
    try (var http = HttpClient.newHttpClient()) {
      var answer =
          http.send(HttpRequest.newBuilder(all).build(), HttpResponse.BodyHandlers.ofString());
      return Messages.mapper().readTree(answer.body()).path("items").size();
    }
  }
}
