package io.sluice.ingest.validation;

import io.sluice.contracts.Glob;
import java.util.List;

/** Which assets may send, as {@link Glob}s; no pattern at all allows every asset. */
public final class AllowedAssets {

  private final List<Glob> allowed;

  public AllowedAssets(List<String> patterns) {
    allowed = patterns.stream().map(Glob::new).toList();
  }

  boolean allows(String asset) {
    if (allowed.isEmpty()) {
      return true;
    }
    for (Glob glob : allowed) {
      if (glob.matches(asset)) {
        return true;
      }
    }
    return false;
  }
}
