package io.sluice.alert.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.alerting.receiver.Receiver;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReceiversTest {

  private static final Instant NOW = Instant.parse("2026-03-04T12:00:00Z");

  @TempDir Path folder;
  private final List<String> made = new ArrayList<>();
  private final Receivers receivers = new Receivers(this::make, NOW);
  private Path secret;

  private Channel make(Receiver receiver) {
    made.add(receiver.name());
    if (receiver.settings().secrets().stream().anyMatch(s -> s.read().equals("short"))) {
      throw new IllegalArgumentException("secret-file: the secret is too short");
    }
    return new LogChannel(receiver.name());
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
