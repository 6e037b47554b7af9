package io.sluice.testbed.plant.scenario;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.sluice.testbed.plant.tag.Membrane;
import io.sluice.testbed.plant.tag.PlantTag;
import io.sluice.testbed.plant.tag.PlantTag.Sort;
import io.sluice.testbed.plant.tag.Vessel;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong while an attack lasts. What is done to a sensor reaches the controllers
 * too, and so the process; only {@link Missing} is lost on the way to the historian alone.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(name = "spoof", value = Effect.Spoof.class),
  @JsonSubTypes.Type(name = "offset", value = Effect.Offset.class),
  @JsonSubTypes.Type(name = "drift", value = Effect.Drift.class),
  @JsonSubTypes.Type(name = "noise", value = Effect.Noise.class),
  @JsonSubTypes.Type(name = "freeze", value = Effect.Freeze.class),
  @JsonSubTypes.Type(name = "missing", value = Effect.Missing.class),
  @JsonSubTypes.Type(name = "force", value = Effect.Force.class),
  @JsonSubTypes.Type(name = "trip", value = Effect.Trip.class),
  @JsonSubTypes.Type(name = "stuck", value = Effect.Stuck.class),
  @JsonSubTypes.Type(name = "leak", value = Effect.Leak.class),
  @JsonSubTypes.Type(name = "clog", value = Effect.Clog.class)
})
public sealed interface Effect {

  /** Forges what an instrument shows. */
  sealed interface OnInstrument extends Effect {}

  /** Acts on valves, pumps, tanks or membranes. */
  sealed interface OnPlant extends Effect {}

  /** The sensor shows one value. */
  record Spoof(PlantTag target, double value) implements OnInstrument {
    public Spoof {
      only(target, Sort.SENSOR);
      if (!(value >= target.low() && value <= target.high())) {
        throw new IllegalArgumentException(
            "'value' is %s, but %s shows %s to %s"
                .formatted(value, target, target.low(), target.high()));
      }
    }
  }

  /** The sensor shows so much more, or less. */
  record Offset(PlantTag target, double by) implements OnInstrument {
    public Offset {
      only(target, Sort.SENSOR);
      notZero(by, "by");
    }
  }

  /** What the sensor shows runs away from the truth, by so much a second. */
  record Drift(PlantTag target, double perSecond) implements OnInstrument {
    public Drift {
      only(target, Sort.SENSOR);
      notZero(perSecond, "perSecond");
    }
  }

  /**
   * The sensor is noisy.
   *
   * @param deviation standard deviation of the additional noise
   */
  record Noise(PlantTag target, double deviation) implements OnInstrument {
    public Noise {
      only(target, Sort.SENSOR);
      positive(deviation, "deviation");
    }
  }

  /** The sensor keeps showing what it showed last. */
  record Freeze(PlantTag target) implements OnInstrument {
    public Freeze {
      only(target, Sort.SENSOR);
    }
  }

  /** No value arrives. */
  record Missing(PlantTag target) implements Effect {
    public Missing {
      required(target, "target");
    }
  }

  /** The valve or pump does not listen to its controller. */
  record Force(PlantTag target, Position position) implements OnPlant {
    public Force {
      required(target, "target");
      required(position, "position");
      if (target.sort() != position.sort) {
        throw new IllegalArgumentException(
            "'target' %s is a %s, which cannot be %s"
                .formatted(target, name(target.sort()), position));
      }
    }
  }

  /** What a valve or a pump can be forced to. */
  enum Position {
    OPEN(Sort.VALVE),
    CLOSED(Sort.VALVE),
    RUNNING(Sort.PUMP),
    STOPPED(Sort.PUMP);

    private final Sort sort;

    Position(Sort sort) {
      this.sort = sort;
    }

    public boolean isOn() {
      return this == OPEN || this == RUNNING;
    }
  }

  /** The pump is off and does not start. */
  record Trip(PlantTag target) implements OnPlant {
    public Trip {
      only(target, Sort.PUMP);
    }
  }

  /** The valve stays where it is. */
  record Stuck(PlantTag target) implements OnPlant {
    public Stuck {
      only(target, Sort.VALVE);
    }
  }

  /**
   * The tank leaks.
   *
   * @param flow m3/h
   */
  record Leak(Vessel target, double flow) implements OnPlant {
    public Leak {
      required(target, "target");
      positive(flow, "flow");
    }
  }

  /**
   * The membrane resists more.
   *
   * @param factor above 1
   */
  record Clog(Membrane target, double factor) implements OnPlant {
    public Clog {
      required(target, "target");
      if (!(factor > 1 && factor <= 100)) {
        throw new IllegalArgumentException(
            "'factor' is " + factor + ", expected above 1 and at most 100");
      }
    }
  }

  private static void only(PlantTag target, Sort sort) {
    required(target, "target");
    if (target.sort() != sort) {
      throw new IllegalArgumentException(
          "'target' %s is a %s, expected a %s".formatted(target, name(target.sort()), name(sort)));
    }
  }

  private static String name(Sort sort) {
    return switch (sort) {
      case SENSOR -> "sensor";
      case VALVE -> "valve";
      case PUMP -> "pump";
    };
  }

  private static void required(@Nullable Object value, String field) {
    if (value == null) {
      throw new IllegalArgumentException("'" + field + "' is missing");
    }
  }

  private static void notZero(double value, String field) {
    if (value == 0 || !Double.isFinite(value)) {
      throw new IllegalArgumentException(
          "'" + field + "' is " + value + ", expected a number other than 0");
    }
  }

  private static void positive(double value, String field) {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(
          "'" + field + "' is " + value + ", expected a number above 0");
    }
  }
}
