package io.sluice.detection.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AlarmBudgetTest {

  @Test
  void fastDataKeepWhatIsAskedFor() {
    AlarmBudget kept = AlarmBudget.DEFAULT.within(1440);

    assertThat(kept).isEqualTo(AlarmBudget.DEFAULT);
  }

  @Test
  void ofSlowDataOneWindowInFourIsInfoAndTheOthersAreScaledAlike() {
    AlarmBudget kept = new AlarmBudget(5, 1, 0.1).within(4);

    assertThat(kept.info()).isCloseTo(1, within(1e-12));
    assertThat(kept.warning()).isCloseTo(0.2, within(1e-12));
    assertThat(kept.critical()).isCloseTo(0.02, within(1e-12));
    assertThat(kept.within(4)).isEqualTo(kept);
  }
}
