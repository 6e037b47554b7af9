package io.sluice.sources.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.Tag;
import io.sluice.contracts.profile.TagKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextColumnsTest {

  @TempDir private Path folder;

  @Test
  void aColumnIsTextIfMostOfItsFieldsAreNoNumbers() throws Exception {
    // given: a service that is mostly missing, and a number with one field that is broken
    Path file =
        Files.writeString(
            folder.resolve("a.csv"),
            """
            time,proto,service,bytes,port
            1,tcp,-,5,80
            2,udp,dns,x,53
            3,6,,7,443
            4,tcp,-,8,80
            """);

    // when
    Set<String> found = TextColumns.of(file, CsvOptions.files().withTextColumns(Set.of("port")));

    // then
    assertThat(found).containsExactly("proto", "service", "port");
  }

  @Test
  void textsAreHandedOutAsTheyAreAndOnlyNothingIsMissing() {
    // given
    var profile =
        Profile.events(
            "flows",
            List.of(
                new Tag("service", null, TagKind.CATEGORICAL, 0, null, null, null),
                new Tag("bytes", null, TagKind.CONTINUOUS, 0, null, null, null)),
            Duration.ofSeconds(1));

    // when
    Csv csv =
        Csv.read(
            "time,bytes,service\n1,5, dns \n2,-,-\n3,7,\n4,dns,dns\n",
            CsvOptions.files().forProfile(profile));

    // then
    assertThat(csv.read()).extracting(row -> row.texts()[1]).containsExactly("dns", "-", null);
    assertThat(csv.read()).extracting(row -> row.texts()[0]).containsOnlyNulls();
    assertThat(csv.read().get(1).values()).containsOnly(Double.NaN);
    assertThat(csv.bad())
        .containsExactly("line 5, column 'bytes': found 'dns', expected a finite number");
  }

  @Test
  void aRowIsArrangedByTheProfileWithCodesForTexts() throws Exception {
    // given
    var profile =
        Profile.events(
            "flows",
            List.of(
                new Tag("service", null, TagKind.CATEGORICAL, 0, null, null, null),
                new Tag("bytes", null, TagKind.CONTINUOUS, 0, null, null, null)),
            Duration.ofSeconds(1));
    Csv csv =
        Csv.read("time,bytes,service\n1,5,dns\n2,6,\n", CsvOptions.files().forProfile(profile));

    // when
    TagFit fit = TagFit.of(csv.header(), profile);

    // then
    assertThat(csv.read())
        .extracting(row -> fit.arrange(row, (tag, text) -> 100 * tag + text.length()))
        .containsExactly(new double[] {3, 5}, new double[] {Double.NaN, 6});
  }

  @Test
  void withoutTextColumnsThereAreNone() {
    assertThat(Csv.read("time,a\n1,2\n").read().getFirst().texts()).isNull();
  }
}
