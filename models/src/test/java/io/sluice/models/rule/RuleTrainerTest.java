package io.sluice.models.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.Tag;
import io.sluice.contracts.profile.TagKind;
import io.sluice.detection.rule.InvalidRulesException;
import io.sluice.detection.rule.Rule;
import io.sluice.detection.window.WindowRing;
import io.sluice.models.window.Stretch;
import io.sluice.models.window.WindowReplay;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * A tank: a valve (0 while it travels, 1 closed, 2 open) fills it, a pump that must not run while
 * the valve is open empties it, a standby pump never runs, and a switch does what it likes.
 */
class RuleTrainerTest {

  private static final RuleTrainer.Progress QUIETLY = (done, total) -> {};
  private static final int ROWS = 12_000;
  private static final int LEVEL = 0;
  private static final int VALVE = 1;
  private static final int PUMP = 2;
  private static final int STANDBY = 3;
  private static final int ANY = 4;

  private final Profile profile =
      Profile.withDefaults(
          "tank",
          List.of(
              tag("level", TagKind.CONTINUOUS, 0.01),
              tag("valve", TagKind.DISCRETE, 1),
              tag("pump", TagKind.DISCRETE, 1),
              tag("standby", TagKind.DISCRETE, 1),
              tag("any", TagKind.DISCRETE, 1)),
          Duration.ofSeconds(1));

  @Test
  void aKindOfRuleForEveryKindOfNormal() {
    // when
    TrainedRules rules = learn(replay(tank(1)));

    // then
    assertThat(rules.rules().rules())
        .extracting(Rule::id)
        .contains(
            "level-missing",
            "level-limits",
            "level-rate",
            "level-stuck",
            "level-noise",
            "valve-states",
            "standby-states",
            "valve-passing",
            "valve-with-pump",
            "valve-to-2-at-level")
        .doesNotContain("standby-stuck", "valve-with-any", "pump-with-any");
    assertThat(rules.dropped()).isEmpty();
    assertThat(rules.anomalousShare()).isZero();
  }

  @Test
  void normalOperationThatIsYetToComeBreaksNone() {
    // given
    var rules = learn(replay(tank(1))).rules();
    var broken = new BrokenRules(rules);

    // when
    replay(tank(2)).run(1, (row, ring) -> broken.add(ring));

    // then
    assertThat(broken.windows()).isEqualTo(ROWS - 59);
    assertThat(broken.anomalousShare()).isZero();
  }

  @Test
  void whatIsNotNormalBreaksTheRuleItIsAbout() {
    assertThat(brokenBy(row -> with(row, LEVEL, row[LEVEL] + 500))).contains("level-limits");
    assertThat(brokenBy(row -> with(row, LEVEL, 500))).contains("level-stuck", "level-noise");
    assertThat(brokenBy(row -> with(row, LEVEL, Double.NaN))).containsExactly("level-missing");
    assertThat(brokenBy(row -> with(row, STANDBY, 2))).containsExactly("standby-states");
    assertThat(brokenBy(row -> with(row, VALVE, 0))).contains("valve-passing");
    assertThat(brokenBy(row -> with(with(row, VALVE, 2), PUMP, 2))).contains("valve-with-pump");
    assertThat(brokenBy(row -> with(row, ANY, 1))).isEmpty();
  }

  @Test
  void anActuatorThatIsForcedLeavesItsSetPoint() {
    // given: a closed valve is opened while the level is half-way
    var rules = learn(replay(tank(1)));
    var ring = new WindowRing(profile, 1);
    for (int i = 0; i < 80; i++) {
      ring.offer(1000L * i, new double[] {500 + 0.01 * i, i < 70 ? 1 : 2, i < 70 ? 2 : 1, 1, 1}, i);
    }

    // when
    List<String> broken =
        rules.rules().rules().stream().filter(rule -> rule.ratio(ring) >= 1).map(Rule::id).toList();

    // then
    assertThat(broken).contains("valve-to-2-at-level", "pump-to-1-at-level");
  }

  @Test
  void aRuleThatDoesNotHoldLaterIsDropped() {
    // given: in the last tenth of the time the standby pump runs
    double[][] rows = tank(1);
    for (int i = 9 * ROWS / 10; i < ROWS; i++) {
      rows[i][STANDBY] = 2;
    }

    // when
    TrainedRules rules = learn(replay(rows));

    // then
    assertThat(rules.dropped()).contains("standby-states");
    assertThat(rules.rules().rules()).extracting(Rule::id).doesNotContain("standby-states");
  }

  @Test
  void aRuleThatFurtherNormalRowsBreakIsDropped() {
    // given
    double[][] other = tank(2);
    for (int i = 500; i < 600; i++) {
      other[i][STANDBY] = 2;
    }

    // when
    TrainedRules rules =
        RuleTrainer.train(new RuleSource.Learnt(), replay(tank(1)), replay(other), QUIETLY);

    // then
    assertThat(rules.dropped()).containsExactly("standby-states");
  }

  @Test
  void theSensorsRangeBoundsLimits() {
    // given: a sensor that ends at 522
    var tags = new ArrayList<>(profile.tags());
    tags.set(LEVEL, new Tag("level", "mm", TagKind.CONTINUOUS, 0.01, 0.0, 522.0, null));
    var known = Profile.withDefaults("tank", tags, Duration.ofSeconds(1));
    WindowReplay ofAny = replay(tank(1));

    // when
    String bounded = text(learn(new WindowReplay(known, ofAny.stretches())));
    String unbounded = text(learn(ofAny));

    // then
    assertThat(bounded).contains("high: 522\n");
    assertThat(unbounded).doesNotContain("high: 522\n");
  }

  @Test
  void theSameDataGivesTheSameRules() {
    // given
    String first = text(learn(replay(tank(1))));

    // when
    String second = text(learn(replay(tank(1))));

    // then
    assertThat(second).isEqualTo(first);
  }

  @Test
  void namesThatYamlWouldMisreadAreQuoted() {
    // given
    var tags = new ArrayList<>(profile.tags());
    tags.set(LEVEL, tag("Level: \"north\" #1", TagKind.CONTINUOUS, 0.01));
    tags.set(VALVE, tag("12", TagKind.DISCRETE, 1));
    tags.set(PUMP, tag("no", TagKind.DISCRETE, 1));
    var odd = Profile.withDefaults("tank", tags, Duration.ofSeconds(1));

    // when
    var rules = learn(new WindowReplay(odd, replay(tank(1)).stretches()));

    // then
    assertThat(rules.rules().rules())
        .extracting(Rule::id)
        .contains("Level: \"north\" #1-limits", "12-with-no");
  }

  @Test
  void dataThatIsBarelyAWindowGivesNoRuleThatItDoesNotBear() {
    // given
    double[][] rows = Arrays.copyOf(tank(1), 200);

    // when
    TrainedRules rules = learn(replay(rows));

    // then
    assertThat(rules.rules().rules()).extracting(Rule::id).doesNotContain("valve-with-pump");
  }

  @Test
  void ofAPersonsRulesItIsToldHowOftenTheyAreBroken() throws Exception {
    // given
    byte[] yaml =
        bytes(
            "version: 1\nrules:\n  - {id: mine, kind: limits, tag: any, high: 1}\n"
                + "  - {id: good, kind: limits, tag: any, high: 2}\n");

    // when
    TrainedRules rules =
        RuleTrainer.train(RuleSource.given(yaml, profile), replay(tank(1)), none(), QUIETLY);

    // then
    assertThat(rules.yaml()).isEqualTo(yaml);
    assertThat(rules.brokenShares()).containsOnlyKeys("mine");
    assertThat(rules.brokenShares().get("mine")).isBetween(0.4, 0.6);
  }

  @Test
  void aPersonsRulesAreForTheTagsOfTheProfile() {
    // given
    byte[] yaml = bytes("version: 1\nrules: [{id: a, kind: limits, tag: x, high: 1}]");

    // when
    var taking = assertThatThrownBy(() -> RuleSource.given(yaml, profile));

    // then
    taking
        .isInstanceOf(InvalidRulesException.class)
        .hasMessage("line 2: rule a: profile tank has no tag 'x'");
  }

  /** Ids of the rules that a window breaks whose readings were changed. */
  private List<String> brokenBy(UnaryOperator<double[]> change) {
    var rules = learn(replay(tank(1))).rules().rules();
    var ring = new WindowRing(profile, 1);
    double[][] rows = tank(2);
    for (int i = 0; i < 300; i++) {
      ring.offer(1000L * i, i < 200 ? rows[i] : change.apply(rows[i].clone()), i);
    }
    return rules.stream().filter(rule -> rule.ratio(ring) > 0).map(Rule::id).toList();
  }

  private TrainedRules learn(WindowReplay normal) {
    return RuleTrainer.train(new RuleSource.Learnt(), normal, none(), QUIETLY);
  }

  private WindowReplay none() {
    return new WindowReplay(profile, List.of());
  }

  private WindowReplay replay(double[][] rows) {
    long[] times = new long[rows.length];
    for (int i = 0; i < times.length; i++) {
      times[i] = 1000L * i;
    }
    return new WindowReplay(profile, List.of(new Stretch(times, rows)));
  }

  private static double[][] tank(long seed) {
    var random = new SplittableRandom(seed);
    double[][] rows = new double[ROWS][];
    double level = 500;
    boolean fill = true;
    int travel = 0;
    double any = 1;
    for (int i = 0; i < ROWS; i++) {
      boolean wanted = level > 520 ? false : level < 480 || fill;
      travel = wanted == fill ? Math.max(0, travel - 1) : 5;
      fill = wanted;
      double valve = travel > 0 ? 0 : fill ? 2 : 1;
      level += valve == 2 ? 0.5 : valve == 1 ? -0.4 : 0;
      any = random.nextInt(40) == 0 ? 3 - any : any;
      double shown = level + 0.01 * random.nextInt(-20, 21);
      rows[i] = new double[] {shown, valve, valve == 1 ? 2 : 1, 1, any};
    }
    return rows;
  }

  private static Tag tag(String name, TagKind kind, double resolution) {
    return new Tag(name, null, kind, resolution, null, null, null);
  }

  private static double[] with(double[] row, int tag, double value) {
    row[tag] = value;
    return row;
  }

  private static String text(TrainedRules rules) {
    return new String(rules.yaml(), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
