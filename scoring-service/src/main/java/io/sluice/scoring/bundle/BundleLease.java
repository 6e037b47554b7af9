package io.sluice.scoring.bundle;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The bundles served at one moment. They stay open until this is closed, however many newer
 * versions are loaded meanwhile; a batch judged under one lease is judged by one version. Not
 * thread-safe: one per user.
 */
public final class BundleLease implements AutoCloseable {

  private final BundleRegistry registry;
  private final Map<String, ServedBundle> byProfile;
  private final Map<String, String> refusals;
  private final long generation;
  private boolean closed;

  BundleLease(
      BundleRegistry registry,
      Map<String, ServedBundle> byProfile,
      Map<String, String> refusals,
      long generation) {
    this.registry = registry;
    this.byProfile = byProfile;
    this.refusals = refusals;
    this.generation = generation;
  }

  /** The bundle of a profile, or null if none is served. */
  public @Nullable ServedBundle find(String profile) {
    return byProfile.get(profile);
  }

  public Map<String, ServedBundle> byProfile() {
    return byProfile;
  }

  /** Bytes of the largest memory of those that learn, 0 if none does. */
  public long largestMemory() {
    return byProfile.values().stream()
        .filter(bundle -> bundle.memoryOwner() != null && bundle.memoryOwner().isLimited())
        .mapToLong(bundle -> bundle.memoryOwner().memories().memoryBytes())
        .max()
        .orElse(0);
  }

  /** Whether it holds none. */
  public boolean isEmpty() {
    return byProfile.isEmpty();
  }

  /** Why {@link #find} finds none, in one sentence. */
  public String whyNot(String profile) {
    return registry.whyNot(profile);
  }

  /**
   * Why a profile that has bundles is not served, or null if it is served or has none. As of the
   * lease, like {@link #find}: a bundle that is mended meanwhile changes both at once.
   */
  public @Nullable String refusal(String profile) {
    return byProfile.containsKey(profile) ? null : refusals.get(profile);
  }

  /** Whether bundles were added, replaced or refused since. */
  public boolean isOutdated() {
    return generation != registry.generation();
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      registry.release(byProfile.values());
    }
  }
}
