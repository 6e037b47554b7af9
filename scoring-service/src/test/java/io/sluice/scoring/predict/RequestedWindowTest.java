package io.sluice.scoring.predict;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.detection.dictionary.Dictionaries;
import io.sluice.detection.window.WindowRing;
import io.sluice.scoring.bundle.TagLayout;
import io.sluice.scoring.plant.SmallPlant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

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
        new RequestedWindow(profile, layout).ring(List.of(reading, reading), "readings");

    // then
    assertThat(ring.row(1)).containsExactly(-200, 2, Double.NaN, 1);
  }
}
