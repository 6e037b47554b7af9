package io.sluice.catalog;

import io.sluice.contracts.MalformedMessageException;
import io.sluice.contracts.Messages;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The content of a file of stages, wherever it lies: a {@link StageChange} a line. */
public final class StageLines {

  /** The file's name beside the versions. */
  public static final String FILE = "stages.jsonl";

  /** More than a promotion an hour for ten years; a larger file is none of ours. */
  public static final int MAX_BYTES = 64 << 20;

  private StageLines() {}

  /**
   * @param where the file, for the message
   * @throws IOException naming file and line if it is not as it was written
   */
  public static List<StageChange> read(byte[] content, Object where) throws IOException {
    if (content.length > MAX_BYTES) {
      throw new IOException(where + " exceeds " + MAX_BYTES + " bytes; put the right file back");
    }
    var changes = new ArrayList<StageChange>();
    int number = 0;
    for (String line : new String(content, StandardCharsets.UTF_8).lines().toList()) {
      number++;
      try {
        changes.add(Messages.decode(line.getBytes(StandardCharsets.UTF_8), StageChange.class));
      } catch (MalformedMessageException e) {
        throw new IOException(
            "%s, line %d: %s; mend the line, or put the file back as it was"
                .formatted(where, number, e.getMessage()),
            e);
      }
    }
    return changes;
  }

  /** As {@link #read} takes it. */
  public static byte[] write(List<StageChange> changes) {
    var content = new ByteArrayOutputStream();
    for (var change : changes) {
      content.writeBytes(Messages.encode(change));
      content.write('\n');
    }
    return content.toByteArray();
  }
}
