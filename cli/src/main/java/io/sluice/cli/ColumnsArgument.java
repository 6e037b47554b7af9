package io.sluice.cli;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Names of columns, given one by one or as files. */
final class ColumnsArgument {

  /** Names, not data: a larger file was meant for something else. */
  private static final long MOST_BYTES = 1 << 20;

  private ColumnsArgument() {}

  /**
   * @param given names, and files with a name a line, of which what follows a comma says more about
   *     it; a file of one line has them all in it
   * @throws CommandFailure if a file cannot be read as that
   */
  static List<String> names(List<String> given) {
    var names = new ArrayList<String>();
    for (String one : given) {
      Path file = file(one);
      if (file == null) {
        names.add(one);
      } else {
        names.addAll(read(file));
      }
    }
    return names;
  }

  private static @Nullable Path file(String text) {
    try {
      Path path = Path.of(text.strip());
      return !text.isBlank() && Files.isRegularFile(path) ? path : null;
    } catch (InvalidPathException e) {
      return null;
    }
  }

  private static List<String> read(Path file) {
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new CommandFailure(file + " is too large for a list of names of columns");
      }
      String text = Files.readString(file);
      String unmarked = text.startsWith("\ufeff") ? text.substring(1) : text;
      List<String> lines =
          unmarked.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
      List<String> names =
          lines.size() == 1
              ? Stream.of(lines.getFirst().split(",", -1)).map(String::strip).toList()
              : lines.stream().map(line -> line.split(",", 2)[0].strip()).toList();
      if (names.isEmpty()) {
        throw new CommandFailure(file + " has no names of columns, expected one a line");
      }
      return names;
    } catch (MalformedInputException e) {
      throw new CommandFailure(file + " is no text, expected names of columns, one a line", e);
    } catch (IOException e) {
      throw new CommandFailure("cannot read " + file + ": " + e.getMessage(), e);
    }
  }
}
