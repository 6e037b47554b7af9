package io.sluice.scoring.plant;

import io.sluice.contracts.profile.ProfileKind;
import io.sluice.models.autoencoder.AutoencoderOptions;
import io.sluice.models.training.Trainer;
import io.sluice.models.training.TrainingFailedException;
import io.sluice.models.training.TrainingOptions;
import io.sluice.models.training.TrainingRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Network flows, several at an instant, judged one by one: a protocol and how many bytes. */
public final class SmallFlows {

  public static final String PROFILE = "flows";
  public static final Instant START = Instant.parse("2015-12-28T10:00:00Z");

  private static final int RECORDS = 2_000;

  private SmallFlows() {}

  /** Trains a bundle within a second. */
  public static Path write(Path root) {
    var random = new Random(1);
    var csv = new StringBuilder("time,proto,bytes");
    for (int i = 0; i < RECORDS; i++) {
      boolean tcp = random.nextInt(4) > 0;
      csv.append('\n').append(START.plusSeconds(i / 4)).append(tcp ? ",tcp," : ",udp,");
      csv.append(tcp ? 800 + random.nextInt(400) : 60 + random.nextInt(30));
    }
    try {
      Path data = Files.createTempFile("flows", ".csv");
      Files.writeString(data, csv.append('\n'));
      var request =
          TrainingRequest.inferring(PROFILE, List.of(data), root)
              .withKind(ProfileKind.EVENTS)
              .withOptions(
                  TrainingOptions.DEFAULT
                      .withDetectors(Set.of("autoencoder"))
                      .withAutoencoder(
                          new AutoencoderOptions(List.of(8, 2, 8), 64, 20, 8, 3e-3, 1)));
      Path folder = new Trainer((stage, done, total) -> {}).train(request).folder();
      Files.delete(data);
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (TrainingFailedException e) {
      throw new IllegalStateException(e);
    }
  }
}
