package io.sluice.query.asset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SitesTest {

  private static final Sites SITES =
      new Sites(Map.of("north", List.of("plant-1", " pump-* "), "south", List.of("*-7", "pump-9")));

  @ParameterizedTest
  @CsvSource({
    "plant-1, north",
    "pump-4, north",
    "pump-9, north",
    "plant-7, south",
    "plant-2, plant",
    "reservoir, reservoir",
    "-1, ''"
  })
  void anAssetBelongsToTheFirstSiteThatNamesItOrToItsPrefix(String asset, String site) {
    assertThat(SITES.of(asset)).isEqualTo(site);
  }
}
