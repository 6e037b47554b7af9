package io.sluice.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiKeysTest {

  /** Of {@code secret}. */
  private static final String HASH =
      "2bb80d537b1da3e38bd30361aa855686bde0eacd7162fef6a25fe97bf527a25b";

  private static final String OF_NOTHING =
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

  @Test
  void aKeyIsFoundByItself() throws Exception {
    // given
    var keys = ApiKeys.parse(List.of("# who", "", "grafana:viewer, ingest:" + HASH, "  # end  "));

    // when
    var found = keys.find("secret");

    // then
    assertThat(found).hasValueSatisfying(key -> assertThat(key.name()).isEqualTo("grafana"));
    assertThat(found.orElseThrow().roles()).containsExactly("ingest", "viewer");
    assertThat(keys.find("Secret")).isEmpty();
    assertThat(keys.find("")).isEmpty();
    assertThat(keys.size()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "grafana:viewer                    | is not <name>:<role>",
        "grafana:viewer:HASH:more          | is not <name>:<role>",
        ":viewer:HASH                      | has no name",
        "gra fana:viewer:HASH              | has no name",
        "grafana:owner:HASH                | has a role that is none of ingest, viewer, operator",
        "grafana::HASH                     | has a role that is none of",
        "grafana:viewer:secret             | does not end with a sha256",
        "grafana:viewer:NOTHING            | has the sha256 of an empty key",
        "first:viewer:HASH                 | has a name that an earlier line has, too",
        "grafana:viewer:FIRST              | has a key that an earlier line has, too",
      })
  void aLineThatIsWrongIsNamedAndNeverCited(String line, String reason) {
    // given
    String first = "ab".repeat(32);
    String wrong =
        line.replace("HASH", HASH).replace("NOTHING", OF_NOTHING).replace("FIRST", first);

    // when / then
    assertThatThrownBy(() -> ApiKeys.parse(List.of("# keys", "first:viewer:" + first, wrong)))
        .isInstanceOf(InvalidKeysException.class)
        .hasMessageStartingWith("line 3 " + reason)
        .hasMessageNotContaining("secret")
        .hasMessageNotContaining(HASH);
  }

  @Test
  void aHashDoesNotShowItself() {
    assertThat(new ApiKey("a", Set.of("viewer"), KeyHash.parse(HASH)).toString())
        .doesNotContain("2bb80d");
  }
}
