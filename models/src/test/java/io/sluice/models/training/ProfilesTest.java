package io.sluice.models.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.ProfileKind;
import io.sluice.contracts.profile.Tag;
import io.sluice.contracts.profile.TagKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfilesTest {

  @Test
  void theShippedProfileHasThe51TagsOfThePlant() throws TrainingFailedException {
    // given
    Path file = Path.of("profiles/swat.json");

    // when
    Profile swat = Profiles.read(file);

    // then
    assertThat(swat.name()).isEqualTo("swat");
    assertThat(swat.tags())
        .hasSize(51)
        .allMatch(tag -> tag.low() != null)
        .allMatch(tag -> (tag.unit() != null) == (tag.kind() == TagKind.CONTINUOUS));
    assertThat(swat.tags().getFirst().name()).isEqualTo("FIT101");
    assertThat(swat.tags().getLast().name()).isEqualTo("P603");
    assertThat(
            swat.tags().stream().collect(Collectors.groupingBy(Tag::kind, Collectors.counting())))
        .containsEntry(TagKind.CONTINUOUS, 25L)
        .containsEntry(TagKind.DISCRETE, 26L);
  }

  @Test
  void theShippedProfileOfFlowsHasTheirStandardNames() throws TrainingFailedException {
    Profile network = Profiles.read(Path.of("profiles/network.json"));

    assertThat(network.kind()).isEqualTo(ProfileKind.EVENTS);
    assertThat(network.tags())
        .hasSize(30)
        .extracting(Tag::name)
        .contains("proto", "ct_dst_src_ltm");
    assertThat(network.tags().stream().filter(tag -> tag.kind() == TagKind.CATEGORICAL))
        .extracting(Tag::name)
        .containsExactly("proto", "state", "service", "dsport");
  }

  @Test
  void aBrokenFileIsNamed(@TempDir Path folder) throws Exception {
    // given
    Path file = Files.writeString(folder.resolve("p.json"), "{\"name\": \"No Good\"}");

    // when
    // then
    assertThatThrownBy(() -> Profiles.read(file))
        .isInstanceOf(TrainingFailedException.class)
        .hasMessageStartingWith(file + ": no valid Profile");
  }
}
