package io.sluice.catalog;

import java.util.regex.Pattern;

/** What files a bundle may be made of, wherever it lies. */
public final class BundleFiles {

  /** Lists all other files with their SHA-256. */
  public static final String MANIFEST = "bundle.json";

  /** Most files beside the manifest. */
  public static final int MAX_FILES = 64;

  /** Most bytes of the manifest, which is read whole. */
  public static final int MAX_MANIFEST_BYTES = 16 << 20;

  /** Most bytes of one. */
  public static final int MAX_BYTES = 256 << 20;

  private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");

  private BundleFiles() {}

  /** Whether a manifest may list a file of this name: it lies in the bundle's folder itself. */
  public static boolean isPlainName(String name) {
    return PLAIN_NAME.matcher(name).matches() && !name.equals(MANIFEST);
  }
}
