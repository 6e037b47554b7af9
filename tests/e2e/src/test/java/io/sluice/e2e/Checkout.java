package io.sluice.e2e;

import java.nio.file.Files;
import java.nio.file.Path;

/** The checkout under test: tests run in its folder {@code tests/e2e}. */
final class Checkout {

  private Checkout() {}

  static Path root() {
    Path root = Path.of("").toAbsolutePath().getParent().getParent();
    if (!Files.isRegularFile(root.resolve("sluice"))) {
      throw new IllegalStateException(root + " is not the checkout");
    }
    return root;
  }
}
