package io.sluice.detection.explanation;

import io.sluice.contracts.Contributor;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes a reason of what a person wrote into a rule: one line of plain text. */
public final class PlainLine {

  /** What {@link io.sluice.contracts.PlainText} refuses. */
  private static final Pattern NOT_PLAIN = Pattern.compile("[\\p{Cc}\\p{Cs}]");

  private PlainLine() {}

  /** Cut to what a reason may have; null if nothing is left of it, or there is none. */
  public static @Nullable String of(@Nullable String reason) {
    if (reason == null || plain(reason).isEmpty()) {
      return null;
    }
    int limit = Contributor.MAX_REASON_LENGTH;
    return reason.length() <= limit ? plain(reason) : plain(reason.substring(0, limit - 1)) + "…";
  }

  private static String plain(String text) {
    return NOT_PLAIN.matcher(text).replaceAll(" ").strip();
  }
}
