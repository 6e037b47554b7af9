package io.sluice.models.training;

import io.sluice.contracts.MalformedMessageException;
import io.sluice.contracts.Messages;
import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.Tag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Reads profiles from files and changes how they cut windows. */
public final class Profiles {

  private Profiles() {}

  /**
   * Reads a profile as JSON.
   *
   * @throws TrainingFailedException naming the file and what is wrong with it
   */
  public static Profile read(Path file) throws TrainingFailedException {
    try {
      return Messages.decode(Files.readAllBytes(file), Profile.class);
    } catch (MalformedMessageException e) {
      throw new TrainingFailedException(file + ": " + e.getMessage(), e);
    } catch (NoSuchFileException e) {
      throw new TrainingFailedException("there is no file " + file, e);
    } catch (IOException e) {
      throw new TrainingFailedException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  static Profile withTrainingStride(Profile profile, int stride) {
    return with(profile, profile.window(), stride, profile.scoringStride());
  }

  static Profile withWindow(Profile profile, int window) {
    return with(profile, window, profile.trainingStride(), profile.scoringStride());
  }

  /** What the options name wins over the profile. */
  static Profile with(Profile profile, TrainingOptions options) {
    return with(
        profile,
        options.window() == null ? profile.window() : options.window(),
        options.trainingStride() == null ? profile.trainingStride() : options.trainingStride(),
        options.scoringStride() == null ? profile.scoringStride() : options.scoringStride());
  }

  /** The same with other tags. */
  static Profile with(Profile profile, List<Tag> tags) {
    return with(profile, tags, profile.window(), profile.trainingStride(), profile.scoringStride());
  }

  private static Profile with(Profile profile, int window, int trainingStride, int scoringStride) {
    return with(profile, profile.tags(), window, trainingStride, scoringStride);
  }

  private static Profile with(
      Profile profile, List<Tag> tags, int window, int trainingStride, int scoringStride) {
    return new Profile(
        profile.name(),
        profile.kind(),
        tags,
        profile.interval(),
        window,
        trainingStride,
        scoringStride,
        profile.grace(),
        profile.maxGap(),
        profile.holdFor(),
        profile.severity(),
        profile.mode());
  }
}
