package io.sluice.scoring.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.Tag;
import io.sluice.contracts.profile.TagKind;
import io.sluice.detection.dictionary.Dictionaries;
import io.sluice.detection.window.WindowRing;
import io.sluice.scoring.bundle.TagLayout;
import io.sluice.scoring.plant.SmallPlant;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestedWindowTest {

  @Test
  void a_number_by_which_a_tag_says_that_there_is_no_value_is_none() throws Exception {
    // given
    var profile = SmallPlant.profile(SmallPlant.PROFILE, 2);
    var layout = new TagLayout(profile, Dictionaries.none(profile));
    Map<String, Object> values =
        Map.of("LIT101", -200, "FIT101", 2, "PIT501", SmallPlant.NO_PRESSURE, "P101", 1);
    var reading = new PredictReading(null, values);

    // when
    WindowRing ring =
        new RequestedWindow(profile, layout, false).ring(List.of(reading, reading), "readings");

    // then
    assertThat(ring.row(1)).containsExactly(-200, 2, Double.NaN, 1);
  }

  @Test
  void a_window_for_a_profile_of_events_is_told_how_records_are_sent() {
    // given
    var profile =
        Profile.events(
            "flows",
            List.of(new Tag("bytes", null, TagKind.CONTINUOUS, 0, null, null, null)),
            Duration.ofSeconds(1));
    var window =
        new RequestedWindow(profile, new TagLayout(profile, Dictionaries.none(profile)), false);
    var reading = new PredictReading(null, Map.of("bytes", 1));

    // when, then
    assertThatThrownBy(() -> window.record(Collections.nCopies(60, reading), "readings"))
        .hasMessage(
            "readings has 60 readings; profile 'flows' needs exactly 1: it is of kind EVENTS,"
                + " which judges each record by itself; give several as 'records'");
  }

  @ParameterizedTest
  @CsvSource({
    "CONTINUOUS, , 1.5, 1.5",
    "CONTINUOUS, , '21.5 °C', 21.5",
    "CONTINUOUS, , '1,234.5', 1234.5",
    "CONTINUOUS, , ' ', NaN",
    "CONTINUOUS, , ON, NaN",
    "DISCRETE, 1, ON, 1",
    "DISCRETE, 1, closed, 0",
    "DISCRETE, 1, true, 1",
    "DISCRETE, 1, false, 0",
    "DISCRETE, 2, true, NaN",
  })
  void values_are_read_as_those_of_a_posted_reading(
      TagKind kind, Double high, String said, Double number) {
    // given
    var tag = new Tag("X", null, kind, 0, high == null ? null : 0.0, high, null);
    var profile = Profile.withDefaults("x", List.of(tag), Duration.ofSeconds(1));
    var values = new RequestedValues(profile, new TagLayout(profile, Dictionaries.none(profile)));
    boolean isBoolean = said.equals("true") || said.equals("false");

    // when
    double read = values.read(0, isBoolean ? Boolean.valueOf(said) : said);

    // then
    assertThat((Double) read).isEqualTo(number);
    assertThat(values.takeWords()).hasSize(Double.isNaN(number) && !said.isBlank() ? 1 : 0);
    assertThat(values.takeWords()).isEmpty();
  }
}
