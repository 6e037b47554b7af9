package io.sluice.sources.flow;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a person says of the fields of flows.
 *
 * @param wanted false if columns keep their names, whatever these are
 * @param format null to find it out
 * @param renamed new names by the old ones, before a format is found out by them
 */
public record FlowOptions(
    boolean wanted, @Nullable FlowFormat format, Map<String, String> renamed) {

  /** All is found out. */
  public static final FlowOptions FIND = new FlowOptions(true, null, Map.of());

  public FlowOptions {
    renamed = Map.copyOf(renamed);
  }

  /**
   * @param format what {@link FlowFormat#named} takes, or {@code none}; null to find it out
   * @param renamed as {@code old=new}
   * @throws IllegalArgumentException naming what is wrong and what it may be
   */
  public static FlowOptions parse(@Nullable String format, List<String> renamed) {
    var names = new LinkedHashMap<String, String>();
    for (String pair : renamed) {
      int sign = pair.lastIndexOf('=');
      String old = sign < 0 ? "" : pair.substring(0, sign).strip();
      String name = pair.substring(sign + 1).strip();
      if (old.isEmpty() || name.isEmpty()) {
        throw new IllegalArgumentException(
            "--rename '%s' is no pair of names, expected OLD=NEW".formatted(pair));
      }
      if (names.put(old, name) != null) {
        throw new IllegalArgumentException("--rename names '%s' twice".formatted(old));
      }
    }
    boolean wanted = format == null || !format.strip().equalsIgnoreCase("none");
    return new FlowOptions(
        wanted, format == null || !wanted ? null : FlowFormat.named(format), names);
  }
}
