package io.sluice.ingest.counts;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.Tag;
import io.sluice.contracts.profile.TagKind;
import io.sluice.platform.startup.Faults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CountedProfilesTest {

  private static final List<Tag> TAGS =
      List.of(
          new Tag("service", null, TagKind.CATEGORICAL, 0, null, null, null),
          new Tag("bytes", null, TagKind.CONTINUOUS, 1, null, null, null));

  @TempDir Path folder;

  @Test
  void fields_that_no_bundle_knows_are_taken_in_as_tags_are() throws IOException {
    // given
    var counted = counted("{distinct: port, per: source, where: {service: dns}}");

    // when
    Profile flows = counted.complete(Profile.events("flows", TAGS, Duration.ofSeconds(1)));

    // then
    assertThat(flows.tags())
        .extracting(Tag::name)
        .containsExactly("service", "bytes", "port", "source");
    assertThat(flows.tags().getLast().kind()).isEqualTo(TagKind.CATEGORICAL);
  }

  @Test
  void other_profiles_stay_as_they_are() throws IOException {
    // given
    var counted = counted("{distinct: port}");
    Profile others = Profile.events("others", TAGS, Duration.ofSeconds(1));
    Profile signals = Profile.withDefaults("flows", TAGS, Duration.ofSeconds(1));

    // when
    List<Profile> same = List.of(counted.complete(others), counted.complete(signals));

    // then
    assertThat(same).containsExactly(others, signals);
  }

  @Test
  void a_file_that_cannot_be_used_stops_the_start_with_all_that_is_wrong() throws IOException {
    // given
    var counted = counted("{count: flows}");
    var faults = new Faults();

    // when
    counted.check(faults);

    // then
    assertThat(faults.sentences())
        .singleElement()
        .asString()
        .startsWith("sluice.ingest.counts.file " + folder.resolve("counts.yaml") + ": line 6, ")
        .contains("is 'flows', expected records");
  }

  @Test
  void a_file_that_is_missing_stops_the_start() {
    // given
    var counted = new CountedProfiles(Optional.of(folder.resolve("none.yaml")));
    var faults = new Faults();

    // when
    counted.check(faults);

    // then
    assertThat(faults.sentences()).singleElement().asString().contains("cannot be read");
  }

  private CountedProfiles counted(String tag) throws IOException {
    Path file = folder.resolve("counts.yaml");
    Files.writeString(
        file,
        """
        counts:
          flows-minute:
            of: flows
            interval: 1m
            tags:
              tag: %s
        """
            .formatted(tag));
    return new CountedProfiles(Optional.of(file));
  }
}
