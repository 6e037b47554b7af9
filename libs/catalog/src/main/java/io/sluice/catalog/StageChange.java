package io.sluice.catalog;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One line of {@link StageFile}: who put which version into use or beside it, when and why.
 *
 * @param action what was done
 * @param version that is in use from then on, or that this is about
 * @param sha256 of its {@code bundle.json}, hex; another bundle of the same number is not meant
 * @param replaced version that was in its place until then; null if there was none
 * @param at when
 * @param by who, as the machine knows them
 * @param reason why, in a person's words
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StageChange(
    Action action,
    int version,
    String sha256,
    @Nullable Integer replaced,
    Instant at,
    String by,
    String reason) {

  /** Longest reason and name that are taken. */
  public static final int MAX_TEXT = 1000;

  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  /** What can be done. */
  public enum Action {
    PROMOTED,
    ROLLED_BACK,
    /** It judges beside the champion, in place of any other that does. */
    SHADOWED,
    /** It does so no more. */
    UNSHADOWED;

    /** Whether another version comes into use by it. */
    boolean changesUse() {
      return switch (this) {
        case PROMOTED, ROLLED_BACK -> true;
        case SHADOWED, UNSHADOWED -> false;
      };
    }
  }

  /**
   * @throws IllegalArgumentException naming the field that is missing or wrong
   */
  public StageChange {
    Objects.requireNonNull(action, "action");
    Objects.requireNonNull(at, "at");
    if (version < 1) {
      throw new IllegalArgumentException("'version' is " + version + ", expected 1 or more");
    }
    if (sha256 == null || !SHA256.matcher(sha256).matches()) {
      throw new IllegalArgumentException("'sha256' is '" + sha256 + "', expected 64 hex digits");
    }
    checkText("by", by);
    checkText("reason", reason);
  }

  private static void checkText(String field, @Nullable String text) {
    if (text == null || text.isBlank() || text.length() > MAX_TEXT) {
      throw new IllegalArgumentException(
          "'%s' is missing, blank or longer than %d characters".formatted(field, MAX_TEXT));
    }
  }
}
