package io.sluice.detection.detector;

import io.sluice.contracts.MalformedMessageException;
import io.sluice.contracts.Messages;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a bundle says of a model beside its graph. */
public final class ModelSettings {

  private ModelSettings() {}

  /**
   * @param json a record's fields
   * @param check throws {@link IllegalArgumentException} if the settings are of no use here
   * @throws UnusableModelException saying what is wrong with them
   */
  public static <T> T decode(byte @Nullable [] json, Class<T> type, Consumer<T> check)
      throws UnusableModelException {
    try {
      T settings = Messages.decode(json, type);
      check.accept(settings);
      return settings;
    } catch (MalformedMessageException | IllegalArgumentException e) {
      throw new UnusableModelException("its settings are unusable, " + e.getMessage(), e);
    }
  }
}
