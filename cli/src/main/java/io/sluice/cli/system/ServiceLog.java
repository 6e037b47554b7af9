package io.sluice.cli.system;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.contracts.Messages;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a service wrote last: messages as JSON, a line each, and what its JVM says as it is. */
final class ServiceLog {

  /** What led to an end is said at the end. */
  private static final int MOST_READ = 1 << 20;

  private static final Set<String> ERRORS = Set.of("ERROR", "FATAL", "SEVERE");

  private ServiceLog() {}

  /** The last thing that went wrong, in a line; empty if it told of nothing. */
  static Optional<String> lastError(Path log) {
    List<String> lines;
    try {
      lines = end(log);
    } catch (IOException e) {
      return Optional.of("its log cannot be read: " + e.getMessage());
    }
    return lines.reversed().stream().flatMap(line -> error(line).stream()).findFirst();
  }

  private static List<String> end(Path log) throws IOException {
    try (var file = new RandomAccessFile(log.toFile(), "r")) {
      long from = Math.max(0, file.length() - MOST_READ);
      byte[] end = new byte[(int) (file.length() - from)];
      file.seek(from);
      file.readFully(end);
      return new String(end, StandardCharsets.UTF_8).lines().toList();
    }
  }

  private static Optional<String> error(String line) {
    if (!line.startsWith("{")) {
      boolean isError =
          line.contains("rror") || line.contains("ERROR") || line.contains("Caused by");
      return isError ? Optional.of(line.strip()) : Optional.empty();
    }
    try {
      JsonNode message = Messages.mapper().readTree(line);
      if (!ERRORS.contains(message.path("level").asText())) {
        return Optional.empty();
      }
      String why = message.path("exception").path("message").asText();
      String said = message.path("message").asText();
      return Optional.of(why.isEmpty() || said.contains(why) ? said : said + ": " + why);
    } catch (JsonProcessingException e) {
      return Optional.empty(); // cut off
    }
  }
}
