package io.sluice.scoring.bundle;

import io.sluice.catalog.ProfileVersions;
import java.nio.file.Path;
import java.util.List;

/** Which version of each profile a {@link BundleRegistry} has. */
public enum Selection {
  /** The one in use; what cannot be loaded gives way to the one before it. */
  CHAMPIONS("serving") {
    @Override
    List<Path> inOrder(ProfileVersions versions) {
      return versions.inOrderOfService();
    }

    @Override
    boolean keeps() {
      return true;
    }
  },
  /** The one in its shadow, if there is one; what cannot be loaded leaves none. */
  SHADOWS("in the shadow:") {
    @Override
    List<Path> inOrder(ProfileVersions versions) {
      return versions.inShadow().stream().toList();
    }

    @Override
    boolean keeps() {
      return false;
    }
  };

  private final String verb;

  Selection(String verb) {
    this.verb = verb;
  }

  /** The folders to try, the best one first. */
  abstract List<Path> inOrder(ProfileVersions versions);

  /** Whether what is loaded goes on although nothing names it any more. */
  abstract boolean keeps();

  /** Before what is loaded, for people. */
  String verb() {
    return verb;
  }
}
