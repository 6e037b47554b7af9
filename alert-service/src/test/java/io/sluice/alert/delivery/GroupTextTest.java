package io.sluice.alert.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.alert.channel.ChannelContract;
import io.sluice.alert.channel.Notification;
import io.sluice.contracts.AlertGroup;
import io.sluice.contracts.AlertKind;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroupTextTest {

  private static AlertGroup group(int size) {
    List<AlertGroup.Member> named =
        IntStream.rangeClosed(1, Math.min(size, AlertGroup.NAMED))
            .mapToObj(i -> new AlertGroup.Member("p" + i, new UUID(0, i)))
            .toList();
    return new AlertGroup(size, named);
  }

  @ParameterizedTest
  @CsvSource({
    "OPENED, 'WARNING on 3 assets: p1, p2, p3'",
    "ESCALATED, 'Up to WARNING on 3 assets: p1, p2, p3'",
    "DEESCALATED, 'Down to WARNING on 3 assets: p1, p2, p3'",
    "UPDATED, 'Still WARNING on 3 assets: p1, p2, p3'",
    "REMINDED, 'Still WARNING on 3 assets: p1, p2, p3'",
    "REOPENED, 'WARNING again on 3 assets: p1, p2, p3'",
    "FLAPPING, 'WARNING comes and goes on 3 assets: p1, p2, p3'",
    "RESOLVED, 'Resolved, was WARNING, on 3 assets: p1, p2, p3'",
  })
  void saysWhatHappenedToWhom(AlertKind kind, String expected) {
    assertThat(GroupText.of(ChannelContract.alert(kind, null), group(3))).isEqualTo(expected);
  }

  @Test
  void hasWordsForEveryKindThatIsToldTogether() {
    assertThat(GroupText.kinds())
        .allSatisfy(
            kind ->
                assertThat(GroupText.of(ChannelContract.alert(kind, null), group(2)))
                    .endsWith("2 assets: p1, p2"));
  }

  @Test
  void theTitleSaysThatThereAreOthers() {
    // given
    var first = ChannelContract.alert(AlertKind.OPENED, null);

    // when
    var notification =
        Notification.of(
            first.id(), first.standingFor(first.id(), group(3), GroupText.of(first, group(3))));

    // then
    assertThat(notification.title()).isEqualTo("WARNING opened: plant-1 and 2 more");
  }

  @Test
  void namesNoMoreThanPeopleRead() {
    assertThat(GroupText.of(ChannelContract.alert(AlertKind.OPENED, null), group(10_000)))
        .endsWith("p19, p20 and 9980 more");
  }
}
