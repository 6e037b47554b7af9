package io.sluice.ingest.profile;

import java.util.Collection;
import java.util.Optional;

/** The profiles that readings may name. */
public interface KnownProfiles {

  Optional<KnownProfile> find(String name);

  /** For telling a person what would have been right. */
  Collection<String> names();
}
