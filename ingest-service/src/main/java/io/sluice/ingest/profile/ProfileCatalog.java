package io.sluice.ingest.profile;

import io.sluice.contracts.profile.Profile;
import io.sluice.ingest.counts.CountedProfiles;
import io.sluice.platform.bundles.StoredBundles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The profiles of all bundles, read anew when asked and too old: a bundle that a person has just
 * trained is known within seconds. Whoever comes while another looks goes on with what was there.
 */
@ApplicationScoped
public class ProfileCatalog implements KnownProfiles {

  private static final Logger LOG = Logger.getLogger(ProfileCatalog.class);

  private final List<Path> roots;
  private final long rescanNanos;
  private final LongSupplier nanoTime;
  private final ProfileFiles files;
  private final ReentrantLock scanning = new ReentrantLock();
  private volatile @Nullable State state;

  @Inject
  public ProfileCatalog(ProfilesConfig config, StoredBundles stored, CountedProfiles counted) {
    this(stored.before(config.roots()), config.rescan(), System::nanoTime, counted::complete);
  }

  /**
   * @param nanoTime a clock that only goes forward
   * @param completed adds what readings are taken in with beside what a bundle knows
   */
  ProfileCatalog(
      List<Path> roots, Duration rescan, LongSupplier nanoTime, UnaryOperator<Profile> completed) {
    this.roots = roots.stream().map(root -> root.toAbsolutePath().normalize()).toList();
    this.rescanNanos = rescan.toNanos();
    this.nanoTime = nanoTime;
    this.files = new ProfileFiles(this.roots, completed);
  }

  @Override
  public Optional<KnownProfile> find(String name) {
    return Optional.ofNullable(current().get(name));
  }

  @Override
  public Collection<String> names() {
    return current().keySet();
  }

  List<Path> roots() {
    return roots;
  }

  private Map<String, KnownProfile> current() {
    var now = state;
    if (now != null && nanoTime.getAsLong() - now.scannedAt() < rescanNanos) {
      return now.profiles();
    }
    if (now != null && !scanning.tryLock()) {
      return now.profiles();
    }
    if (now == null) {
      scanning.lock();
    }
    try {
      return scanned();
    } finally {
      scanning.unlock();
    }
  }

  private Map<String, KnownProfile> scanned() {
    var before = state;
    Map<String, KnownProfile> found;
    try {
      found = files.scan();
    } catch (UncheckedIOException e) {
      LOG.warnf("Profiles stay as they are: %s", e.getMessage());
      found = before == null ? Map.of() : before.profiles();
    }
    if (before == null || !before.profiles().keySet().equals(found.keySet())) {
      LOG.infof("Known profiles: %s", found.isEmpty() ? "none" : String.join(", ", found.keySet()));
    }
    state = new State(found, nanoTime.getAsLong());
    return found;
  }

  private record State(Map<String, KnownProfile> profiles, long scannedAt) {}
}
