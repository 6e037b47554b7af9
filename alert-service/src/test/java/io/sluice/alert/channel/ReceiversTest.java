package io.sluice.alert.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.alerting.receiver.Receiver;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiversTest {

  private static final Instant NOW = Instant.parse("2026-03-04T12:00:00Z");

  @TempDir Path folder;
  private final List<String> made = new ArrayList<>();
  private final Receivers receivers = new Receivers(this::make, NOW);
  private final CountDownLatch closing = new CountDownLatch(2);
  private final CountDownLatch letGo = new CountDownLatch(1);
  private final Set<String> closed = ConcurrentHashMap.newKeySet();
  private Path secret;

  private Channel make(Receiver receiver) {
    made.add(receiver.name());
    if (receiver.name().equals("bug")) {
      throw new IllegalStateException("a secret");
    }
    if (receiver.name().startsWith("held")) {
      return new HeldChannel(receiver.name());
    }
    if (receiver.settings().secrets().stream().anyMatch(s -> s.read().equals("short"))) {
      throw new IllegalArgumentException("secret-file: the secret is too short");
    }
    return new LogChannel(receiver.name());
  }

  /** Holds something, and ends when its end is let go. */
  private final class HeldChannel implements Channel {

    private final String name;

    HeldChannel(String name) {
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public Receipt send(Notification notification) {
      return new Receipt.Delivered("");
    }

    @Override
    public void close() {
      closing.countDown();
      try {
        letGo.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      closed.add(name);
    }
  }

  @BeforeEach
  void writeSecret() throws IOException {
    secret = Files.writeString(folder.resolve("secret"), "one");
    made.clear();
  }

  private byte[] file(String more) {
    return """
    receivers:
      ops: {kind: webhook, url: 'https://hooks.example.org', secret-file: '%s'}
      log: {kind: log}
    %s
    """
        .formatted(secret, more)
        .getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void beginWithTheLog() {
    assertThat(receivers.inForce().channels().keySet()).containsExactly("log");
    assertThat(receivers.inForce().sha256()).isEqualTo(InForce.BUILT_IN);
    assertThat(receivers.refused()).isEmpty();
  }

  @Test
  void takeAFileAndTellOfIt() {
    var told = new ArrayList<String>();
    receivers.onChange(() -> told.add(receivers.inForce().sha256()));

    Offered offered = receivers.offer(file(""), NOW.plusSeconds(1));

    assertThat(offered).isInstanceOf(Offered.Taken.class);
    assertThat(receivers.inForce().channels().keySet()).containsExactly("ops", "log");
    assertThat(receivers.inForce().since()).isEqualTo(NOW.plusSeconds(1));
    assertThat(told).containsExactly(receivers.inForce().sha256());
    assertThat(receivers.offer(file(""), NOW.plusSeconds(2))).isEqualTo(new Offered.Unchanged());
  }

  @Test
  void keepTheChannelsThatAChangeLeavesAsTheyWere() {
    receivers.offer(file(""), NOW);
    Channel before = receivers.inForce().channels().get("ops");
    made.clear();

    receivers.offer(file("routes: [{to: [ops]}]"), NOW);

    assertThat(receivers.inForce().channels().get("ops")).isSameAs(before);
    assertThat(made).isEmpty();
  }

  @Test
  void makeAChannelAnewWhenItsSecretChanges() throws IOException {
    receivers.offer(file(""), NOW);
    Channel ops = receivers.inForce().channels().get("ops");
    Channel log = receivers.inForce().channels().get("log");
    Files.writeString(secret, "two");

    Offered offered = receivers.offer(file(""), NOW);

    assertThat(offered).isInstanceOf(Offered.Taken.class);
    assertThat(receivers.inForce().channels().get("ops")).isNotSameAs(ops);
    assertThat(receivers.inForce().channels().get("log")).isSameAs(log);
  }

  @Test
  void refuseAFileAsAWholeAndGoOnWithWhatWas() {
    receivers.offer(file(""), NOW);
    InForce before = receivers.inForce();

    Offered offered = receivers.offer(file("routes: [{to: [opps]}]\nquiet: 1"), NOW.plusSeconds(1));

    assertThat(offered).isInstanceOf(Offered.Refused.class);
    assertThat(receivers.inForce()).isSameAs(before);
    assertThat(receivers.refused().orElseThrow().faults())
        .containsExactly(
            "line 4, routes[0].to[0]: there is no receiver 'opps'; did you mean ops?",
            "line 5, quiet: is no list; begin each entry with a dash");
    // said once
    assertThat(receivers.offer(file("routes: [{to: [opps]}]\nquiet: 1"), NOW.plusSeconds(2)))
        .isEqualTo(new Offered.Unchanged());
    // and over once the file is as it was
    receivers.offer(file(""), NOW.plusSeconds(3));
    assertThat(receivers.refused()).isEmpty();
  }

  @Test
  void refuseASecretThatIsNone() throws IOException {
    receivers.offer(file(""), NOW);
    InForce before = receivers.inForce();
    Files.writeString(secret, "short");

    receivers.offer(file(""), NOW);

    assertThat(receivers.refused().orElseThrow().faults())
        .containsExactly("receivers.ops.secret-file: the secret is too short");
    assertThat(receivers.inForce()).isSameAs(before);
  }

  private static byte[] receivers(String... names) {
    return ("receivers:\n"
            + String.join("", Arrays.stream(names).map("  %s: {kind: log}\n"::formatted).toList()))
        .getBytes(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bug", "ops"})
  void closeSideBySideWhatAFileThatFailsHalfWayHasMade(String failing) throws Exception {
    // given: a file in force, and one that leaves a channel as it was, makes two and fails then
    letGo.countDown();
    receivers.offer(receivers("held-0"), NOW);
    Channel kept = receivers.inForce().channels().get("held-0");
    Files.writeString(secret, "short");
    String third =
        failing.equals("bug")
            ? "  bug: {kind: log}\n"
            : "  ops: {kind: webhook, url: 'https://hooks.example.org', secret-file: '%s'}\n"
                .formatted(secret);

    // when
    Offered offered =
        receivers.offer(
            (new String(receivers("held-0", "held-1", "held-2"), StandardCharsets.UTF_8) + third)
                .getBytes(StandardCharsets.UTF_8),
            NOW);

    // then
    assertThat(offered).isInstanceOf(Offered.Refused.class);
    assertThat(receivers.refused().orElseThrow().faults())
        .singleElement()
        .asString()
        .startsWith("receivers." + failing)
        .doesNotContain("a secret");
    assertThat(closed).containsExactlyInAnyOrder("held-1", "held-2");
    assertThat(receivers.inForce().channels().get("held-0")).isSameAs(kept);
  }

  @Test
  @Timeout(60)
  void aChannelThatDoesNotEndHoldsUpNeitherTheNextNorTheFile() throws Exception {
    // given: channels that do not end

    // when
    Offered offered = receivers.offer(receivers("held-1", "held-2", "bug"), NOW);

    // then: both were told to, and what was in force goes on
    assertThat(offered).isInstanceOf(Offered.Refused.class);
    closing.await();
    assertThat(closed).isEmpty();
    letGo.countDown();
  }

  @Test
  void aSecretThatIsGoneForAMomentChangesNothing() throws IOException {
    receivers.offer(file(""), NOW);
    InForce before = receivers.inForce();
    Files.delete(secret);

    receivers.offer(file(""), NOW);
    assertThat(receivers.refused().orElseThrow().faults())
        .singleElement()
        .asString()
        .startsWith("receivers.ops.secret-file: ")
        .endsWith(" cannot be read");

    Files.writeString(secret, "one");
    receivers.offer(file(""), NOW);
    assertThat(receivers.refused()).isEmpty();
    assertThat(receivers.inForce()).isSameAs(before);
  }
}
