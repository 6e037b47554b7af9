package io.sluice.incidents.quiet;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contracts.AlertKind;
import io.sluice.contracts.Contributor;
import io.sluice.contracts.Glob;
import io.sluice.contracts.Messages;
import io.sluice.contracts.Severity;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatcherTest {

  /** Of the asset pump-7 with the streams flows and swat; LIT301 carries 0.6 of it, FIT201 0.4. */
  private static final Subject SUBJECT =
      Subject.of(
          Entries.alert(
              AlertKind.OPENED,
              Severity.WARNING,
              List.of("swat", "flows"),
              List.of(
                  new Contributor("LIT301", 0.6, 1.0, null, null),
                  new Contributor("FIT201", 0.4, 1.0, null, null))));

  @ParameterizedTest
  @CsvSource({
    "asset, pump-*, true, true",
    "asset, pump-*, false, false",
    "asset, valve-*, true, false",
    "asset, valve-*, false, true",
    "profile, swat, true, true",
    "severity, WARNING, true, true",
    "severity, CRITICAL, false, true",
    "category, PROCESS, true, true",
    "category, D*, true, false",
    "incident, *, true, true",
    "incident, 0b6ad0d2-4d3c-4f0e-9f0e-1d2c3b4a5968, true, false",
    // a silence of one stream must not hide what another says
    "stream, swat, true, false",
    "stream, '*', true, true",
    "stream, swat, false, false",
    "stream, vibration, false, true",
    // nor one of a tag what is mostly another's
    "tag, LIT*, true, true",
    "tag, FIT*, true, false",
    "tag, '?IT?01', true, true",
    "tag, FIT*, false, false",
    "tag, P*, false, true",
  })
  void isMetOrNot(String field, String glob, boolean isEqual, boolean expected) {
    var matcher = new Matcher(MatchedField.of(field), new Glob(glob), isEqual);

    assertThat(matcher.matches(SUBJECT)).as(matcher.text()).isEqualTo(expected);
  }

  @Test
  void withoutTagsNoTagIsMeant() {
    Subject bare =
        Subject.of(Entries.alert(AlertKind.OPENED, Severity.INFO, List.of("swat"), List.of()));

    assertThat(Matcher.equal(MatchedField.TAG, "*").matches(bare)).isFalse();
  }

  @Test
  void isStoredAsPeopleWriteIt() throws Exception {
    var matcher = new Matcher(MatchedField.ASSET, new Glob("pump-*"), false);

    byte[] json = Messages.encode(matcher);

    assertThat(new String(json, StandardCharsets.UTF_8))
        .isEqualTo("{\"name\":\"asset\",\"value\":\"pump-*\",\"isEqual\":false}");
    assertThat(Messages.decode(json, Matcher.class)).isEqualTo(matcher);
  }
}
