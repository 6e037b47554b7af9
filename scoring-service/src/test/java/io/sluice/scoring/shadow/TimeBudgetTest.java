package io.sluice.scoring.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TimeBudgetTest {

  private static final long SECOND = 1_000_000_000;

  @Test
  void noMoreThanTheShareIsSpentHoweverMuchThereIsToDo() {
    // given
    var budget = new TimeBudget(0.25, 0);
    long spent = 0;

    // when there is always something to do, 3 ms of it
    for (long now = 0; now < 100 * SECOND; now += 3_000_000) {
      if (budget.hasLeft(now)) {
        budget.spend(3_000_000, now);
        spent += 3_000_000;
      }
    }

    // then
    assertThat(spent).isBetween(25 * SECOND, 26 * SECOND);
  }

  @Test
  void anHourOfNothingIsNotSavedUp() {
    // given
    var budget = new TimeBudget(0.5, 0);

    // when
    budget.spend(SECOND, 3_600 * SECOND);

    // then it is owed half a second, which takes a second
    assertThat(budget.hasLeft(3_600 * SECOND)).isFalse();
    assertThat(budget.hasLeft(3_600 * SECOND + SECOND / 2)).isFalse();
    assertThat(budget.hasLeft(3_601 * SECOND + 1_000)).isTrue();
  }

  @Test
  void whatTakesMuchTooLongLeavesItOverdrawn() {
    // given
    var budget = new TimeBudget(0.5, 0);

    // when
    budget.spend(2 * SECOND, SECOND);

    // then
    assertThat(budget.isOverdrawn(SECOND)).isTrue();
    assertThat(budget.isOverdrawn(4 * SECOND)).as("it owes nothing").isTrue();
    assertThat(budget.isOverdrawn(5 * SECOND)).as("it has saved up").isFalse();
  }
}
