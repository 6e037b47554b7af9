package io.sluice.sources.readings;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.Tag;
import io.sluice.contracts.profile.TagKind;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TextColumnsTest {

  @Test
  void aColumnIsTextIfMostOfItsFieldsAreNoNumbers() {
    // given: a service that is mostly missing, and a number with one field that is broken
    String text =
        """
        time,proto,service,bytes,port
        1,tcp,-,5,80
        2,udp,dns,x,53
        3,6,,7,443
        4,tcp,-,8,80
        """;

    // when
    Read read = Read.of(text, ReadingOptions.FILES.withCategorical(Set.of("port")));

    // then
    assertThat(read.findings().textTags()).containsExactly("proto", "service", "port");
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
    Read csv =
        Read.of(
            "time,bytes,service\n1,5, dns \n2,-,-\n3,7,\n4,dns,dns\n",
            ReadingOptions.FILES.forProfile(profile));

    // then
    assertThat(csv.good())
        .extracting(row -> row.texts() == null ? null : row.texts()[1])
        .containsExactly("dns", "-", null, "dns");
    assertThat(csv.good().get(0).texts()[0]).isNull();
    assertThat(csv.good().get(1).values()).containsOnly(Double.NaN);
    assertThat(csv.good().get(3).texts()[0]).isEqualTo("dns");
    assertThat(csv.good().get(3).values()).containsOnly(Double.NaN);
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
    Read csv =
        Read.of("time,bytes,service\n1,5,dns\n2,6,\n", ReadingOptions.FILES.forProfile(profile));

    // when
    TagFit fit = TagFit.of(csv.findings(), profile);

    // then
    assertThat(csv.good())
        .extracting(row -> fit.arrange(row, (tag, text) -> 100 * tag + text.length()))
        .containsExactly(new double[] {3, 5}, new double[] {Double.NaN, 6});
  }

  @Test
  void withoutTextColumnsThereAreNone() {
    assertThat(Read.of("time,a\n1,2\n").good().getFirst().texts()).isNull();
  }
}
