package io.sluice.testbed.plant.tag;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contracts.Messages;
import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.Tag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlantTagsTest {

  private static final Path TRAINED_PROFILE = Path.of("../../models/profiles/swat.json");

  @Test
  void are_the_51_signals_in_plant_order() {
    // given
    String header =
        "FIT101,LIT101,MV101,P101,P102,AIT201,AIT202,AIT203,FIT201,MV201,P201,P202,P203,P204,P205,"
            + "P206,DPIT301,FIT301,LIT301,MV301,MV302,MV303,MV304,P301,P302,AIT401,AIT402,FIT401,"
            + "LIT401,P401,P402,P403,P404,UV401,AIT501,AIT502,AIT503,AIT504,FIT501,FIT502,FIT503,"
            + "FIT504,P501,P502,PIT501,PIT502,PIT503,FIT601,P601,P602,P603";

    // when
    List<Tag> tags = PlantTags.all();

    // then
    assertThat(tags).extracting(Tag::name).containsExactly(header.split(","));
    assertThat(PlantTags.profile().tags()).isEqualTo(tags);
  }

  @Test
  void agree_with_the_profile_that_is_trained_on() throws Exception {
    // given
    Profile trained =
        Messages.mapper().readValue(Files.readAllBytes(TRAINED_PROFILE), Profile.class);

    // when
    Profile simulated = PlantTags.profile();

    // then
    assertThat(simulated).isEqualTo(trained);
  }
}
