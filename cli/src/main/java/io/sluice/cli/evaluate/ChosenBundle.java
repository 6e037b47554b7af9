package io.sluice.cli.evaluate;

import io.sluice.catalog.BundleCatalog;
import io.sluice.cli.CommandFailure;
import io.sluice.cli.InstalledBundle;
import io.sluice.detection.bundle.Bundle;
import io.sluice.detection.bundle.BundleRefusedException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A bundle that a person named.
 *
 * @param name what to call it in the report
 * @param profile its profile, as far as is known without loading it
 */
public record ChosenBundle(String name, String profile, Path folder) {

  /**
   * @throws CommandFailure if none is
   */
  public static ChosenBundle inUse(String profile) {
    Path folder = InstalledBundle.find(profile).folder();
    return new ChosenBundle(profile + " " + folder.getFileName(), profile, folder);
  }

  /**
   * @param profile may be null if the text is a folder
   * @param text a folder or a version
   * @throws CommandFailure if there is no such bundle
   */
  public static ChosenBundle of(@Nullable String profile, String text) {
    return BundleCatalog.isVersion(text) ? version(profile, text) : folder(text);
  }

  private static ChosenBundle version(@Nullable String profile, String version) {
    if (profile == null) {
      throw new CommandFailure(
          "--bundle %s is a version: say of which profile by --profile NAME".formatted(version));
    }
    Path folder = InstalledBundle.folder(profile, Integer.parseInt(version));
    return new ChosenBundle(profile + " " + version, profile, folder);
  }

  private static ChosenBundle folder(String text) {
    Path folder = Path.of(text).toAbsolutePath().normalize();
    if (!Files.isDirectory(folder)) {
      throw new CommandFailure(
          "--bundle %s is neither a folder nor a version such as 3".formatted(text));
    }
    Path parent = folder.getParent();
    Path profile = parent == null ? null : parent.getFileName();
    return new ChosenBundle(text, profile == null ? "bundle" : profile.toString(), folder);
  }

  /**
   * To be closed by who asked.
   *
   * @throws CommandFailure if it is not whole
   */
  public Bundle load() {
    try {
      return Bundle.load(folder);
    } catch (BundleRefusedException e) {
      throw new CommandFailure(e.getMessage(), e);
    }
  }
}
