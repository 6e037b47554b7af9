package io.sluice.catalog;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * What was promoted and rolled back of one profile, oldest first: {@code
 * <root>/<profile>/stages.jsonl}, a {@link StageChange} a line. Lines are only added. The file is
 * replaced as a whole, so that no reader and no crash sees half a line.
 */
final class StageFile {

  static final String NAME = StageLines.FILE;

  private final Path file;

  StageFile(Path profileFolder) {
    this.file = profileFolder.resolve(NAME);
  }

  boolean exists() {
    return Files.isRegularFile(file);
  }

  /**
   * @throws IOException naming file and line if it is not as it was written
   */
  List<StageChange> read() throws IOException {
    if (!exists()) {
      return List.of();
    }
    if (Files.size(file) > StageLines.MAX_BYTES) {
      throw new IOException(
          file + " exceeds " + StageLines.MAX_BYTES + " bytes; put the right file back");
    }
    return StageLines.read(Files.readAllBytes(file), file);
  }

  /** Stores all lines durably; to be called {@link #alone}. */
  void write(List<StageChange> changes) throws IOException {
    Path draft = file.resolveSibling("." + NAME + ".new");
    try (var channel =
        FileChannel.open(
            draft,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      var buffer = ByteBuffer.wrap(StageLines.write(changes));
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    // Only then does the new name outlive a loss of power, too.
    try (var folder = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
      folder.force(true);
    }
  }

  /**
   * Does something while nobody else changes the stages of this profile, in this process or in
   * another one on this machine.
   */
  <T> T alone(Action<T> action) throws IOException {
    Files.createDirectories(file.getParent());
    synchronized (StageFile.class) {
      try (var channel =
          FileChannel.open(
              file.resolveSibling("." + NAME + ".lock"),
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE)) {
        // Released with the channel. It keeps out other processes only, hence the monitor.
        channel.lock();
        return action.run();
      }
    }
  }

  /** What may fail to be read or written. */
  interface Action<T> {
    T run() throws IOException;
  }
}
