package io.sluice.cli.system;

import io.sluice.catalog.FileFault;
import io.sluice.cli.CommandFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;

/** Where a system on one machine keeps its state; locked, so that two never share one. */
public final class StateFolder implements AutoCloseable {

  private static final long MIN_FREE_BYTES = 512L << 20;

  private final Path root;
  private final FileChannel lockFile;
  private final FileLock lock;

  private StateFolder(Path root, FileChannel lockFile, FileLock lock) {
    this.root = root;
    this.lockFile = lockFile;
    this.lock = lock;
  }

  /**
   * @throws CommandFailure if another system uses the folder, or there is no room
   */
  public static StateFolder open(Path root) {
    try {
      Files.createDirectories(root);
      long free = Files.getFileStore(root).getUsableSpace();
      if (free < MIN_FREE_BYTES) {
        throw new CommandFailure(
            "only %d MiB are free in %s, but at least %d are needed: make room and try again"
                .formatted(free >> 20, root, MIN_FREE_BYTES >> 20));
      }
      var channel =
          FileChannel.open(
              root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = channel.tryLock();
      if (lock == null) {
        channel.close();
        throw new CommandFailure(
            "another sluice uses %s: stop it first, or give --state another folder"
                .formatted(root));
      }
      return new StateFolder(root, channel, lock);
    } catch (IOException e) {
      throw new CommandFailure("cannot use the state folder " + root + ": " + FileFault.of(e), e);
    }
  }

  /** A folder below, made if it is not there. */
  public Path folder(String name) {
    try {
      return Files.createDirectories(root.resolve(name));
    } catch (IOException e) {
      throw new CommandFailure("cannot make " + root.resolve(name) + ": " + FileFault.of(e), e);
    }
  }

  /** Deletes what a folder below holds; bundles and logs are other folders and stay. */
  public void delete(String name) {
    deleteAll(root.resolve(name));
  }

  /**
   * Deletes a folder and what it holds; does nothing if it is gone already.
   *
   * @throws CommandFailure if something stays
   */
  public static void deleteAll(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (var paths = Files.walk(folder)) {
      paths.sorted(Comparator.reverseOrder()).forEach(StateFolder::deleteOne);
    } catch (IOException | UncheckedIOException e) {
      throw new CommandFailure("cannot delete " + folder + ": " + e.getMessage(), e);
    }
  }

  private static void deleteOne(Path path) {
    try {
      Files.delete(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      lock.release();
      lockFile.close();
    } catch (IOException e) {
      // The lock ends with the process in any case.
    }
  }
}
