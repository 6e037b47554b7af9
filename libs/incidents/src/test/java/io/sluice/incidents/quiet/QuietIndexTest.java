package io.sluice.incidents.quiet;

import static io.sluice.incidents.quiet.Entries.NOON;
import static io.sluice.incidents.quiet.Entries.alert;
import static io.sluice.incidents.quiet.Entries.asset;
import static io.sluice.incidents.quiet.Entries.hour;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contracts.AlertKind;
import io.sluice.contracts.QuietKind;
import io.sluice.contracts.Severity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is gone through for an alert, in entries: it does not grow with those of other assets. */
class QuietIndexTest {

  private static final Comparator<QuietEntry> LONGEST =
      Comparator.comparing(QuietEntry::end, Comparator.reverseOrder())
          .thenComparing(QuietEntry::id);

  private static List<QuietEntry> windowsOfOthers(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> hour(QuietKind.MAINTENANCE, asset("plant-" + i)))
        .toList();
  }

  @Test
  void whatNamesOtherAssetsIsNotGoneThrough() {
    // given
    var entries = new ArrayList<>(windowsOfOthers(20_000));
    QuietEntry own = hour(QuietKind.SILENCE, asset("pump-7"));
    QuietEntry pattern = hour(QuietKind.SILENCE, asset("pump-*"));
    QuietEntry allAssets = hour(QuietKind.SILENCE, Matcher.equal(MatchedField.CATEGORY, "PROCESS"));
    entries.addAll(List.of(own, pattern, allAssets));
    var index = new QuietIndex(entries, LONGEST);
    var asked = new ArrayList<QuietEntry>();

    // when
    var first =
        index.first(
            "pump-7",
            entry -> {
              asked.add(entry);
              return false;
            });

    // then
    assertThat(first).isEmpty();
    assertThat(asked).containsExactlyInAnyOrder(own, pattern, allAssets);
    assertThat(index.about("plant-17")).hasSize(3);
  }

  @Test
  void ofTwoThatApplyTheOneThatComesFirstCountsWhereverItIs() {
    // given
    QuietEntry own = hour(QuietKind.SILENCE, asset("pump-7"));
    QuietEntry longer =
        Entries.entry(QuietKind.SILENCE, NOON, NOON.plus(Duration.ofHours(2)), asset("pump-*"));
    var index = new QuietIndex(List.of(own, longer), LONGEST);

    // when
    var first = index.first("pump-7", entry -> true);
    var firstOfShort = index.first("pump-7", entry -> entry.equals(own));

    // then
    assertThat(first).contains(longer);
    assertThat(firstOfShort).contains(own);
  }

  @Test
  void windowsThatAreOverAreAddedForWhatIsOfTheirTime() {
    // given
    var quiet = new Quiet(windowsOfOthers(3), Map.of());
    QuietEntry window = hour(QuietKind.MAINTENANCE, asset("pump-*"));
    var opened = alert(AlertKind.OPENED, Severity.WARNING);
    var late = new Moment(NOON.plus(Duration.ofDays(400)), NOON);

    // when
    Quiet withPast = quiet.withPast(List.of(window));

    // then
    assertThat(quiet.of(opened, late, false, null)).isEmpty();
    assertThat(withPast.of(opened, late, false, null))
        .map(decision -> decision.why().id())
        .contains(window.id().toString());
    assertThat(withPast.maintenance(Subject.of(opened), NOON)).contains(window);
  }
}
