package io.sluice.platform.session;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the metadata of a committed offset says. It is written in the same request as the offset, so
 * that the two can never disagree. {@code rebuild-from=4711;stored-until=99}.
 *
 * @param from offset from which the state at that point can be rebuilt
 * @param storedUntil offset, exclusive, up to which the same partition of a topic of states has
 *     what was remembered by then; 0 if nothing was ever stored
 */
public record CommitNote(long from, long storedUntil) {

  private static final Pattern TEXT =
      Pattern.compile("rebuild-from=(\\d{1,18});stored-until=(\\d{1,18})");

  public String encode() {
    return "rebuild-from=" + from + ";stored-until=" + storedUntil;
  }

  /** Empty if the metadata is somebody else's: a person who has reset the group's offsets. */
  public static Optional<CommitNote> decode(@Nullable String metadata) {
    Matcher text = TEXT.matcher(metadata == null ? "" : metadata);
    return text.matches()
        ? Optional.of(new CommitNote(Long.parseLong(text.group(1)), Long.parseLong(text.group(2))))
        : Optional.empty();
  }
}
