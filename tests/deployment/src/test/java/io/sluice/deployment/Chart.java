package io.sluice.deployment;

import com.marcnuri.helm.DryRun;
import com.marcnuri.helm.Helm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** helm/sluice, rendered as {@code helm template sluice} would. */
final class Chart {

  private static final Path FOLDER = Project.file("helm/sluice");

  /** Needed, and the same in all tests that do not say otherwise. */
  private static final Path REGISTRY =
      Project.file("tests/deployment/src/test/resources/registry.yaml");

  /** Version of Kubernetes, {@code kubeVersion} of the chart. */
  private static final String OLDEST = "1.31.0";

  private static final String HOOK = "helm.sh/hook: ";
  private static final String NO_HOOK = "helm.sh/hook-when: ";

  /** The library leaves hooks out of what it renders; here they are objects like others. */
  private static final Path INSTALL = copy(Map.of(HOOK, NO_HOOK));

  private static final Path UPGRADE =
      copy(Map.of(HOOK, NO_HOOK, ".Release.IsUpgrade", ".Values.auth.enabled"));

  private Chart() {}

  /** Problems and warnings that {@code helm lint --strict} has, if it fails. */
  static List<String> lint() {
    var result = new Helm(FOLDER).lint().strict().call();
    return result.isFailed() ? result.getMessages() : List.of();
  }

  /**
   * Renders with values beside the defaults and a registry.
   *
   * @param values YAML
   * @throws IllegalStateException with Helm's message if the values are refused
   */
  static Manifests render(String values) {
    return withFile(values, file -> render(INSTALL, List.of(REGISTRY, file)));
  }

  /** What {@code helm install} would print at its end. */
  static String notes(String values) {
    return withFile(
        values,
        file ->
            new Helm(FOLDER)
                .install()
                .clientOnly()
                .dryRun()
                .withDryRunOption(DryRun.CLIENT)
                .withName("sluice")
                .withNamespace("plant")
                .withKubeVersion(OLDEST)
                .withValuesFile(REGISTRY)
                .withValuesFile(file)
                .call()
                .getOutput());
  }

  /** As an upgrade renders it: Helm asks a cluster for that, so the chart is told instead. */
  static Manifests renderUpgrade() {
    return render(UPGRADE, List.of(REGISTRY));
  }

  /** Renders with a file of values beside the defaults. */
  static Manifests render(Path values) {
    return render(INSTALL, List.of(values));
  }

  /** Renders as for a cluster of another version than the oldest that will do. */
  static Manifests renderFor(String kubernetes, String values) {
    return withFile(values, file -> render(INSTALL, kubernetes, List.of(REGISTRY, file)));
  }

  private static Manifests render(Path chart, List<Path> values) {
    return render(chart, OLDEST, values);
  }

  private static Manifests render(Path chart, String kubernetes, List<Path> values) {
    var template =
        new Helm(chart)
            .template()
            .withName("sluice")
            .withNamespace("plant")
            .withKubeVersion(kubernetes);
    values.forEach(template::withValuesFile);
    return Manifests.parse(template.call().replace(NO_HOOK, HOOK));
  }

  /** A copy in which some text is another. */
  private static Path copy(Map<String, String> replacements) {
    try {
      Path copy = Files.createTempDirectory("chart").resolve("sluice");
      try (Stream<Path> files = Files.walk(FOLDER)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          String text = Project.read(file);
          for (var replacement : replacements.entrySet()) {
            text = text.replace(replacement.getKey(), replacement.getValue());
          }
          Project.write(copy.resolve(FOLDER.relativize(file).toString()), text);
        }
      }
      return copy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static <T> T withFile(String values, Function<Path, T> action) {
    try {
      Path file = Files.createTempFile("values", ".yaml");
      try {
        Files.writeString(file, values);
        return action.apply(file);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
