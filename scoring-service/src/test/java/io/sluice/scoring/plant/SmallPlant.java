package io.sluice.scoring.plant;

import io.sluice.contracts.Quality;
import io.sluice.contracts.Reading;
import io.sluice.contracts.profile.ModeTag;
import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.ProfileKind;
import io.sluice.contracts.profile.Tag;
import io.sluice.contracts.profile.TagKind;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A plant of four tags, small enough to train on within a second; some readings are attacks. */
public final class SmallPlant {

  public static final String PROFILE = "small-plant";
  public static final int WINDOW = 8;

  /** What PIT501 shows without a sensor. */
  public static final double NO_PRESSURE = -200;

  /** What P101 says by its values. */
  public static final Map<String, String> MODES = Map.of("2", "filling");

  public static final Instant START = Instant.parse("2015-12-28T10:00:00Z");

  private SmallPlant() {}

  public static Profile profile(String name, int window) {
    var severity = Profile.withDefaults("p", tags(), Duration.ofSeconds(1)).severity();
    var profile =
        new Profile(
            name,
            ProfileKind.SIGNALS,
            tags(),
            Duration.ofSeconds(1),
            window,
            1,
            1,
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(5),
            severity);
    return profile.withMode(new ModeTag("P101", MODES));
  }

  private static List<Tag> tags() {
    return List.of(
        new Tag("LIT101", "mm", TagKind.CONTINUOUS, 0.1, 0.0, 1000.0, "P1"),
        new Tag("FIT101", "m3/h", TagKind.CONTINUOUS, 0.01, 0.0, 5.0, "P1"),
        new Tag("PIT501", "kPa", TagKind.CONTINUOUS, 0.1, 0.0, 400.0, "P5")
            .withMissing(List.of(NO_PRESSURE)),
        new Tag("P101", null, TagKind.DISCRETE, 1, 1.0, 2.0, "P1"));
  }

  /** What the plant shows at a second, in the order of its tags. */
  public static double[] values(int asset, int second, boolean attacked) {
    var random = new Random(31L * asset + 1_000_003L * second);
    double phase = second / 20.0 + asset;
    return new double[] {
      (attacked ? 900 : 500) + 50 * Math.sin(phase) + random.nextGaussian(),
      2 + Math.cos(phase) + 0.01 * random.nextGaussian(),
      250 + 5 * Math.sin(phase / 3) + 0.1 * random.nextGaussian(),
      Math.sin(phase) > 0 ? 2 : 1
    };
  }

  public static String asset(int number) {
    return "plant-" + number;
  }

  /** A reading that lacks nothing. */
  public static Reading complete(String asset, int number, int second) {
    double[] values = values(number, second, isAttacked(second));
    Map<String, Double> byTag = new LinkedHashMap<>();
    var tags = tags();
    for (int i = 0; i < values.length; i++) {
      byTag.put(tags.get(i).name(), values[i]);
    }
    return new Reading(asset, PROFILE, START.plusSeconds(second), byTag, null, label(second));
  }

  private static boolean isAttacked(int second) {
    return second % 100 >= 80;
  }

  private static Integer label(int second) {
    return second % 3 == 0 ? null : isAttacked(second) ? 1 : 0;
  }

  /** A reading; one in forty has a value of bad quality, one in fifty misses one. */
  public static Reading reading(int asset, int second) {
    Reading complete = complete(asset(asset), asset, second);
    Map<String, Double> byTag = new LinkedHashMap<>(complete.values());
    if ((second + asset) % 50 == 7) {
      byTag.put("FIT101", null);
    }
    Map<String, Quality> quality =
        (second + asset) % 40 == 3 ? Map.of("PIT501", Quality.BAD) : null;
    return new Reading(
        complete.asset(), PROFILE, complete.time(), byTag, quality, complete.label());
  }
}
