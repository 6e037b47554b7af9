package io.sluice.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page of settings is generated; {@code -Dgoldens.update=true} writes it. */
class SettingsPageTest {

  private static final Path PAGE = Project.file("docs/settings.md");

  @Test
  void pageTellsEverySetting() {
    // when
    String wanted = SettingsPage.text();

    // then
    if (Project.UPDATE) {
      Project.write(PAGE, wanted);
    }
    assertThat(Project.read(PAGE))
        .as(
            "docs/settings.md is not what the config interfaces say; write it anew by: "
                + "./mvnw test -pl tests/deployment -am -Dtest=SettingsPageTest "
                + "-Dsurefire.failIfNoSpecifiedTests=false -Dgoldens.update=true")
        .isEqualTo(wanted);
  }

  /** Such a line would be the default, and the page would tell another. */
  @ParameterizedTest
  @ValueSource(
      strings = {"platform", "ingest-service", "scoring-service", "alert-service", "query-api"})
  void defaultsStandInTheInterfacesAlone(String folder) throws IOException {
    // when
    List<String> set;
    try (Stream<Path> files = Files.walk(Project.file(folder))) {
      set =
          files
              .filter(file -> file.toString().contains("src/main/resources"))
              .filter(file -> file.toString().endsWith(".properties"))
              .flatMap(file -> Project.read(file).lines())
              .filter(line -> line.startsWith("sluice."))
              .toList();
    }

    // then
    assertThat(set).isEmpty();
  }
}
