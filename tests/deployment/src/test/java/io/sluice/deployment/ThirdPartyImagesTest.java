package io.sluice.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Images that others publish, as docs/images.md lists them. */
class ThirdPartyImagesTest {

  /** How a file of each kind names one; a repository of ours begins with sluice/. */
  private static final Pattern NAMED =
      Pattern.compile(
          "(?m)(?:^\\s*(?:- )?(?:image|imageName|tools): |^ARG BASE=|^FROM (?=\\w+:)"
              + "|image>)(?!sluice/|\\$)([\\w./-]+:[\\w.-]+)");

  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([\\w./-]+:[\\w.@:-]+)` \\|");

  private static final List<String> PLACES =
      List.of("compose.yaml", "pom.xml", "helm/sluice/values.yaml", "docker", "k8s");

  @Test
  void allAreListed() throws IOException {
    // when
    var named = new TreeSet<String>();
    for (String place : PLACES) {
      try (Stream<Path> files = Files.walk(Project.file(place))) {
        files
            .filter(Files::isRegularFile)
            .flatMap(file -> NAMED.matcher(Project.read(file)).results())
            .forEach(match -> named.add(match.group(1)));
      }
    }

    // then
    assertThat(named)
        .hasSizeGreaterThan(8)
        .containsExactlyElementsOf(
            ROW.matcher(Project.read("docs/images.md"))
                .results()
                .map(match -> match.group(1))
                .toList());
  }

  /** What was tested on one is built by the other. */
  @Test
  void nativeExecutablesAreOfTheJavaThatTheJvmImageHas() {
    // given
    String pom = Project.read("pom.xml");

    // when
    String jvm = java(pom, "base-jvm-image>eclipse-temurin:(\\d+)-");
    String builder = java(pom, "builder-image>.+:jdk-(\\d+)<");

    // then
    assertThat(builder).isEqualTo(jvm);
  }

  private static String java(String pom, String pattern) {
    var matches = Pattern.compile(pattern).matcher(pom).results().toList();
    assertThat(matches).as(pattern).hasSize(1);
    return matches.getFirst().group(1);
  }
}
