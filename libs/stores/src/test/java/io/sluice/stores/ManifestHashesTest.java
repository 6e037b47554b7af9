package io.sluice.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestHashesTest {

  @Test
  void whatMattersToWhoeverCarriesIt() throws Exception {
    var hashes = of("swat", "7", "model.onnx");

    assertThat(hashes.profile()).isEqualTo("swat");
    assertThat(hashes.version()).isEqualTo("7");
    assertThat(hashes.files()).containsOnlyKeys("model.onnx");
  }

  /** They become folders here. */
  @ParameterizedTest
  @CsvSource({
    "../../home, 1, model.onnx",
    "/etc, 1, model.onnx",
    "'', 1, model.onnx",
    "swat, 007, model.onnx",
    "swat, -3, model.onnx",
    "swat, ../1, model.onnx",
    "swat, 1, ../model.onnx"
  })
  void namesThatLeadElsewhereAreRefused(String profile, String version, String file) {
    assertThatThrownBy(() -> of(profile, version, file))
        .isInstanceOf(BundleNotTakenException.class)
        .hasMessageStartingWith("bundle.json of a store ");
  }

  private static ManifestHashes of(String profile, String version, String file) throws Exception {
    return ManifestHashes.of(
        "{\"profile\":{\"name\":\"%s\"},\"version\":\"%s\",\"files\":{\"%s\":\"00\"}}"
            .formatted(profile, version, file)
            .getBytes(StandardCharsets.UTF_8),
        "bundle.json of a store");
  }
}
