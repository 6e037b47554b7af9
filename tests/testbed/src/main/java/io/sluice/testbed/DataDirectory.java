package io.sluice.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where an embedded server keeps its files: a directory that is kept, or a temporary one that goes
 * with the server. It is locked while open, so that two servers never share one and whoever holds
 * it may clear away what a killed predecessor left.
 */
public final class DataDirectory implements AutoCloseable {

  private static final long MIN_FREE_BYTES = 256L << 20;

  private final Path path;
  private final boolean temporary;
  private final FileChannel lockFile;
  private final FileLock lock;

  private DataDirectory(Path path, boolean temporary, FileChannel lockFile, FileLock lock) {
    this.path = path;
    this.temporary = temporary;
    this.lockFile = lockFile;
    this.lock = lock;
  }

  /**
   * @param path the directory to keep, created if missing; null for a temporary one
   * @param server who needs it, for the messages
   * @throws StartFailedException if it cannot be written, is in use, or the disk is nearly full
   */
  public static DataDirectory open(@Nullable Path path, String server) {
    @Nullable Path directory = path;
    try {
      directory =
          path == null
              ? Files.createTempDirectory("sluice-" + server.toLowerCase(Locale.ROOT))
              : Files.createDirectories(path.toAbsolutePath().normalize());
      long free = Files.getFileStore(directory).getUsableSpace();
      if (free < MIN_FREE_BYTES) {
        throw new StartFailedException(
            "The disk of %s has %d MiB left, %s needs at least %d MiB"
                .formatted(directory, free >> 20, server, MIN_FREE_BYTES >> 20));
      }
      return lock(directory, path == null, server);
    } catch (IOException e) {
      throw new StartFailedException(
          "%s cannot use the directory %s (%s)".formatted(server, directory, e), e);
    }
  }

  private static DataDirectory lock(Path directory, boolean temporary, String server)
      throws IOException {
    FileChannel channel =
        FileChannel.open(
            directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    @Nullable FileLock lock = null;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      // This JVM has it: the same answer as for another process.
    }
    if (lock == null) {
      channel.close();
      throw new StartFailedException(
          "The directory %s is in use by another %s; stop that first or choose another directory"
              .formatted(directory, server));
    }
    return new DataDirectory(directory, temporary, channel, lock);
  }

  public Path path() {
    return path;
  }

  public boolean temporary() {
    return temporary;
  }

  /** Gives the lock back and deletes a temporary directory. */
  @Override
  public void close() {
    try {
      lock.release();
      lockFile.close();
      if (temporary) {
        delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot give up " + path, e);
    }
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
