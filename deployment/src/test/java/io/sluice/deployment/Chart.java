package io.sluice.deployment;

import com.marcnuri.helm.Helm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** helm/sluice, rendered as {@code helm template sluice} would. */
final class Chart {

  private static final Path FOLDER = Project.file("helm/sluice");

  private Chart() {}

  /** Problems and warnings that {@code helm lint --strict} has, if it fails. */
  static List<String> lint() {
    var result = new Helm(FOLDER).lint().strict().call();
    return result.isFailed() ? result.getMessages() : List.of();
  }

  /**
   * Renders with values beside the defaults.
   *
   * @param values YAML
   * @throws IllegalStateException with Helm's message if the values are refused
   */
  static Manifests render(String values) {
    try {
      Path file = Files.createTempFile("values", ".yaml");
      try {
        Files.writeString(file, values);
        return render(file);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Renders with a file of values beside the defaults. */
  static Manifests render(Path values) {
    return Manifests.parse(
        new Helm(FOLDER)
            .template()
            .withName("sluice")
            .withNamespace("plant")
            .withKubeVersion("1.31.0")
            .withValuesFile(values)
            .call());
  }
}
