package io.sluice.detection.bundle;

import io.sluice.catalog.Sha256;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a bundle's folder says of itself, for people: its models are not loaded, and nothing else in
 * it is read. A card that is not the one the manifest names is not told.
 *
 * @param manifest what is in {@code bundle.json}
 * @param sha256 of that file, hex
 * @param card what a person should know before trusting it, Markdown; null if it has none
 */
public record BundleFolder(BundleManifest manifest, String sha256, @Nullable String card) {

  /** Name of the model card's file. */
  public static final String CARD = "MODEL_CARD.md";

  /**
   * @throws BundleRefusedException naming the folder and what is wrong with it
   */
  public static BundleFolder read(Path folder) throws BundleRefusedException {
    byte[] bytes = SealedFolder.read(folder, BundleManifest.FILE);
    BundleManifest manifest = SealedFolder.decode(folder, bytes);
    return new BundleFolder(manifest, Sha256.of(bytes), card(folder, manifest));
  }

  private static @Nullable String card(Path folder, BundleManifest manifest)
      throws BundleRefusedException {
    String expected = manifest.files().get(CARD);
    if (expected == null) {
      return null;
    }
    byte[] content = SealedFolder.read(folder, CARD);
    return Sha256.of(content).equals(expected) ? new String(content, StandardCharsets.UTF_8) : null;
  }
}
