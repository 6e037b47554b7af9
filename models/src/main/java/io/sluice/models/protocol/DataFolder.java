package io.sluice.models.protocol;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The folder with a data set as its authors hand it out.
 *
 * @param dataSet its name, for messages
 */
record DataFolder(Path folder, String dataSet) {

  /**
   * A file, plain or compressed.
   *
   * @param name without {@code .gz}
   * @param purpose what it is for
   * @throws ProtocolFailedException if it is not there
   */
  Path file(String name, String purpose) throws ProtocolFailedException {
    for (String candidate : List.of(name, name + ".gz")) {
      Path file = folder.resolve(candidate);
      if (Files.isRegularFile(file)) {
        return file;
      }
    }
    throw new ProtocolFailedException(
        "there is no %s or %s.gz in %s, where %s's %s is expected"
            .formatted(name, name, folder, dataSet, purpose));
  }

  /** Its folders, by name. */
  List<Path> folders() throws ProtocolFailedException {
    return list(folder, Files::isDirectory);
  }

  /** The CSV files of one of its folders, by name. */
  List<Path> csvFiles(Path of) throws ProtocolFailedException {
    return list(of, file -> file.toString().endsWith(".csv"));
  }

  private List<Path> list(Path parent, Predicate<Path> wanted) throws ProtocolFailedException {
    if (!Files.isDirectory(parent)) {
      throw new ProtocolFailedException(
          "there is no folder %s, where %s's files are expected".formatted(parent, dataSet));
    }
    try (Stream<Path> all = Files.list(parent)) {
      return all.filter(wanted).sorted().toList();
    } catch (IOException e) {
      throw new ProtocolFailedException("cannot list " + parent + ": " + e.getMessage(), e);
    }
  }
}
