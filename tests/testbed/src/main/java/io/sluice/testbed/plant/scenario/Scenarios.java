package io.sluice.testbed.plant.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where scenarios come from: some are shipped, others are files. */
public final class Scenarios {

  /** Normal operation, nothing wrong. */
  public static final String NORMAL = "normal";

  /** What {@code ./sluice run} shows: an hour and a half with eight attacks. */
  public static final String SAMPLE = "sample";

  /** For evaluation: fourteen hours with attacks of all kinds. */
  public static final String ATTACKS = "attacks";

  /**
   * Held back: attacks of other tags, sizes and times than {@link #ATTACKS}. Only to report on; a
   * detector that was chosen by it has nothing left to prove itself on.
   */
  public static final String ATTACKS_HOLDOUT = "attacks-holdout";

  /** Three days of normal operation in which eight sensors age. */
  public static final String DRIFT = "drift";

  /** The same with attacks on the third day. */
  public static final String DRIFT_ATTACKS = "drift-attacks";

  /** A month of normal operation in which raw water changes with the season and the weather. */
  public static final String SEASON = "season";

  public static final List<String> SHIPPED =
      List.of(NORMAL, SAMPLE, ATTACKS, ATTACKS_HOLDOUT, DRIFT, DRIFT_ATTACKS, SEASON);

  private Scenarios() {}

  /**
   * @param name one of {@link #SHIPPED}
   */
  public static Scenario shipped(String name) {
    String file = "scenarios/" + name + ".yaml";
    try (InputStream in = Scenarios.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalArgumentException(
            "no scenario '" + name + "' is shipped, only " + String.join(", ", SHIPPED));
      }
      return ScenarioReader.read(file, in);
    } catch (IOException e) {
      throw new InvalidScenarioException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * @throws InvalidScenarioException if the file is missing or something in it is wrong
   */
  public static Scenario load(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return ScenarioReader.read(file.toString(), in);
    } catch (IOException e) {
      throw new InvalidScenarioException(file + " cannot be read: " + e, e);
    }
  }
}
