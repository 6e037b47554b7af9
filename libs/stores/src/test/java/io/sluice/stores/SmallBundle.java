package io.sluice.stores;

import io.sluice.catalog.Sha256;
import io.sluice.catalog.StageChange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Bundles as far as whoever carries them looks: a manifest with the hashes of two files. */
final class SmallBundle {

  private static final List<String> FILES = List.of("model.onnx", "rules.yaml");

  private SmallBundle() {}

  /** Returns its folder. */
  static Path write(Path root, String profile, int version) throws IOException {
    return write(root, profile, version, "of " + version);
  }

  static Path write(Path root, String profile, int version, String content) throws IOException {
    Path folder = Files.createDirectories(root.resolve(profile).resolve(Integer.toString(version)));
    var files = new StringBuilder();
    for (String name : FILES) {
      byte[] bytes = (name + " " + content).getBytes(StandardCharsets.UTF_8);
      Files.write(folder.resolve(name), bytes);
      files
          .append(files.isEmpty() ? "" : ",")
          .append("\"%s\":\"%s\"".formatted(name, Sha256.of(bytes)));
    }
    Files.writeString(
        folder.resolve("bundle.json"),
        "{\"profile\":{\"name\":\"%s\"},\"version\":\"%d\",\"files\":{%s}}"
            .formatted(profile, version, files));
    return folder;
  }

  static StageChange promoted(Path folder, @Nullable Integer replaced) {
    return changed(StageChange.Action.PROMOTED, folder, replaced);
  }

  static StageChange changed(StageChange.Action action, Path folder, @Nullable Integer replaced) {
    try {
      return new StageChange(
          action,
          Integer.parseInt(folder.getFileName().toString()),
          Sha256.of(Files.readAllBytes(folder.resolve("bundle.json"))),
          replaced,
          Instant.parse("2026-03-01T00:00:00Z"),
          "kim",
          "better");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
