package io.sluice.alert.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contracts.Alert;
import io.sluice.contracts.AlertKind;
import io.sluice.contracts.Burst;
import io.sluice.contracts.Category;
import io.sluice.contracts.Contributor;
import io.sluice.contracts.MessageIds;
import io.sluice.contracts.Severity;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every channel promises. */
public abstract class ChannelContract {

  /** A channel whose other side takes everything. */
  protected abstract Channel channel();

  public static Alert alert(AlertKind kind, Boolean test) {
    var started = Instant.parse("2015-12-28T10:00:00Z");
    var updated = Instant.parse("2015-12-28T10:00:10.5Z");
    var incident = MessageIds.incident("plant-1", Category.PROCESS, started, 0, 0);
    return new Alert(
        MessageIds.alert(incident, kind, Severity.WARNING, updated),
        incident,
        "plant-1",
        List.of("swat"),
        "swat",
        kind,
        Severity.WARNING,
        started,
        updated,
        1.75,
        List.of(new Contributor("AIT202", 0.6, 8.5, null, "µS/cm\n")),
        Category.PROCESS,
        null,
        kind == AlertKind.BURST ? new Burst(5, 10, Map.of("proto", "tcp"), 3) : null,
        "WARNING on plant-1: AIT202 reads 8.5 µS/cm\nfine",
        Map.of("incident", URI.create("https://sluice.example/api/v1/incidents/1")),
        test,
        null);
  }

  @Test
  void hasANameThatFitsAColumnAndALabel() {
    // when
    String name = channel().name();

    // then
    assertThat(name).matches("[a-z0-9][a-z0-9:._-]{0,99}");
  }

  @Test
  void deliversEveryKindOfAlert() throws InterruptedException {
    for (AlertKind kind : AlertKind.values()) {
      // given
      Alert alert = alert(kind, null);

      // when
      Receipt receipt =
          channel().send(Notification.of(MessageIds.delivery(alert.id(), channel().name()), alert));

      // then
      assertThat(receipt).isInstanceOf(Receipt.Delivered.class);
      assertThat(receipt.detail()).isNotBlank();
    }
  }

  @Test
  void deliversATest() throws InterruptedException {
    // given
    Alert alert = alert(AlertKind.OPENED, true);

    // when
    Receipt receipt =
        channel().send(Notification.of(MessageIds.delivery(alert.id(), "test"), alert));

    // then
    assertThat(receipt).isInstanceOf(Receipt.Delivered.class);
  }

  @Test
  void deliversSeveralAtOnce() throws Exception {
    // given
    Alert alert = alert(AlertKind.OPENED, null);
    Channel channel = channel();

    // when
    List<Future<Receipt>> receipts;
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      receipts =
          IntStream.range(0, 20)
              .mapToObj(
                  i ->
                      executor.submit(
                          () ->
                              channel.send(
                                  Notification.of(
                                      MessageIds.delivery(alert.id(), "c" + i), alert))))
              .toList();
    }

    // then
    assertThat(receipts).allMatch(r -> r.resultNow() instanceof Receipt.Delivered);
  }
}
