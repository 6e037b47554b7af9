package io.sluice.scoring.bundle;

import io.sluice.catalog.BundleCatalog;
import io.sluice.catalog.ProfileVersions;
import io.sluice.detection.bundle.Bundle;
import io.sluice.detection.bundle.BundleRefusedException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jboss.logging.Logger;

/**
 * The bundles that are served, by {@link Selection}: of each profile the champion, or as long as
 * nobody has promoted one the highest version on disk. Another version is loaded beside the one in
 * use and replaces it for whoever takes a lease from then on; the old one is closed with its last
 * lease. A version that is refused leaves the old one in use, or, if there is none, gives way to
 * the one before it.
 */
public final class BundleRegistry implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(BundleRegistry.class);

  private final List<Path> roots;
  private final BundlePins pins;
  private final Selection selection;
  private final BundleCatalog catalog;
  private final Map<String, ServedBundle> served = new TreeMap<>();
  private final Map<String, String> refused = new TreeMap<>();
  private final Map<String, Path> loadedFrom = new HashMap<>();
  private final Map<ServedBundle, Integer> uses = new HashMap<>();
  private volatile long generation;

  /**
   * @param roots that hold {@code <profile>/<version>/}; of equal versions the one in the earlier
   *     root is served
   * @param pins what may be served
   */
  public BundleRegistry(List<Path> roots, BundlePins pins) {
    this(roots, pins, Selection.CHAMPIONS);
  }

  /**
   * @param roots that hold {@code <profile>/<version>/}; of equal versions the one in the earlier
   *     root counts
   * @param pins what may be loaded
   * @param selection which version of each profile
   */
  public BundleRegistry(List<Path> roots, BundlePins pins, Selection selection) {
    this.roots = List.copyOf(roots);
    this.pins = pins;
    this.selection = selection;
    this.catalog = new BundleCatalog(roots);
  }

  public List<Path> roots() {
    return roots;
  }

  /** Takes in what has changed on disk. Loading happens outside the lock that leases need. */
  public void rescan() {
    Map<String, ProfileVersions> found;
    try {
      found = catalog.profiles();
    } catch (UncheckedIOException e) {
      LOG.warnf("%s: %s", e.getMessage(), e.getCause());
      return;
    }
    found.values().forEach(this::takeInUse);
    if (!selection.keeps()) {
      servedOutside(found.keySet()).forEach(this::withdraw);
    }
    forgetRefusalsExcept(found.keySet());
  }

  private void takeInUse(ProfileVersions versions) {
    String profile = versions.profile();
    var refusals = new ArrayList<String>();
    boolean isFound = false;
    for (Path folder : selection.inOrder(versions)) {
      if (isServed(profile, folder)) {
        isFound = true;
        break;
      }
      try {
        serve(folder, load(versions, folder));
        isFound = true;
        break;
      } catch (BundleRefusedException e) {
        refusals.add(e.getMessage());
      }
    }
    if (!isFound && !selection.keeps()) {
      withdraw(profile);
    }
    refuse(profile, refusals);
  }

  private synchronized List<String> servedOutside(Collection<String> profiles) {
    return served.keySet().stream().filter(profile -> !profiles.contains(profile)).toList();
  }

  private synchronized void withdraw(String profile) {
    ServedBundle old = served.remove(profile);
    if (old != null) {
      loadedFrom.remove(profile);
      generation++;
      release(List.of(old));
      LOG.infof("%s profile %s has none any more", selection.verb(), profile);
    }
  }

  /**
   * Loads a version for whoever asks for it, served or not; to be closed by them.
   *
   * @throws BundleRefusedException if there is no such version, or it may not be served; one
   *     sentence
   */
  public Bundle load(String profile, int version) throws BundleRefusedException {
    ProfileVersions versions = catalog.profiles().get(profile);
    Path folder = versions == null ? null : versions.folders().get(version);
    if (versions == null || folder == null) {
      throw new BundleRefusedException(
          "there is no version %d of profile '%s'; there are %s"
              .formatted(
                  version, profile, versions == null ? "none" : versions.folders().keySet()));
    }
    return load(versions, folder).bundle();
  }

  private ServedBundle load(ProfileVersions versions, Path folder) throws BundleRefusedException {
    String profile = versions.profile();
    var bundle = Bundle.load(folder, sha256 -> pins.permit(profile, sha256));
    String name = bundle.profile().name();
    if (!name.equals(profile)) {
      bundle.close();
      throw new BundleRefusedException("bundle %s is of profile '%s'".formatted(folder, name));
    }
    int version = Integer.parseInt(folder.getFileName().toString());
    var objection = versions.objection(version, bundle.ref().version(), bundle.ref().sha256());
    if (objection.isPresent()) {
      bundle.close();
      throw new BundleRefusedException(objection.get());
    }
    return new ServedBundle(bundle);
  }

  private synchronized boolean isServed(String profile, Path folder) {
    return folder.equals(loadedFrom.get(profile));
  }

  private synchronized void serve(Path folder, ServedBundle bundle) {
    String profile = bundle.profile().name();
    uses.put(bundle, 1);
    loadedFrom.put(profile, folder);
    var old = served.put(profile, bundle);
    generation++;
    if (old != null) {
      release(List.of(old));
    }
    LOG.infof(
        "%s profile %s, version %s, from %s",
        selection.verb(), profile, bundle.bundle().ref().version(), folder);
  }

  /**
   * @param refusals of the versions above the one that is served, if one is
   */
  private synchronized void refuse(String profile, List<String> refusals) {
    if (refusals.isEmpty()) {
      if (refused.remove(profile) != null) {
        generation++;
      }
      return;
    }
    String sentence = String.join("; ", refusals);
    if (!sentence.equals(refused.put(profile, sentence))) {
      generation++;
      LOG.error(sentence);
    }
  }

  private synchronized void forgetRefusalsExcept(Collection<String> profiles) {
    if (refused.keySet().retainAll(profiles)) {
      generation++;
    }
  }

  /** Whether anything is served. */
  public synchronized boolean isEmpty() {
    return served.isEmpty();
  }

  /** What is served now, until the lease is closed. */
  public synchronized BundleLease lease() {
    var now = Map.copyOf(served);
    now.values().forEach(bundle -> uses.merge(bundle, 1, Integer::sum));
    return new BundleLease(this, now, Map.copyOf(refused), generation);
  }

  synchronized void release(Collection<ServedBundle> bundles) {
    for (var bundle : bundles) {
      int left = uses.merge(bundle, -1, Integer::sum);
      if (left == 0) {
        uses.remove(bundle);
        bundle.bundle().close();
      }
    }
  }

  long generation() {
    return generation;
  }

  public synchronized List<BundleStatus> status() {
    var status = new ArrayList<BundleStatus>();
    served.forEach(
        (profile, bundle) -> {
          String version = bundle.bundle().ref().version();
          String sentence = refused.get(profile);
          status.add(
              sentence == null
                  ? new BundleStatus.Serving(profile, version)
                  : new BundleStatus.ServingOlder(profile, version, sentence));
        });
    refused.forEach(
        (profile, sentence) -> {
          if (!served.containsKey(profile)) {
            status.add(new BundleStatus.Refused(profile, sentence));
          }
        });
    return List.copyOf(status);
  }

  /** Why a profile is not served, in one sentence. */
  public synchronized String whyNot(String profile) {
    String sentence = refused.get(profile);
    return sentence == null
        ? "no bundle serves profile '" + profile + "'; served are " + served.keySet()
        : sentence;
  }

  /** Gives up the registry's own hold; bundles under lease close with their last lease. */
  @Override
  public synchronized void close() {
    var all = List.copyOf(served.values());
    served.clear();
    loadedFrom.clear();
    generation++;
    release(all);
  }
}
