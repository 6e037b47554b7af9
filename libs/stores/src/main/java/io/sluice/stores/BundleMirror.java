package io.sluice.stores;

import io.sluice.catalog.BundleCatalog;
import io.sluice.catalog.BundleFiles;
import io.sluice.catalog.ProfileVersions;
import io.sluice.catalog.Sha256;
import io.sluice.catalog.StageChange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Brings what a store has into a folder, from which everything reads: bundles first, and which one
 * is in use only once that one is there, whole and vouched for. So a store that is away, or a
 * bundle that must not be taken, changes nothing. Not thread-safe.
 */
public final class BundleMirror {

  private final BundleStore store;
  private final Path root;
  private final BundleCatalog catalog;
  private final int newest;
  private final FetchedBundle fetched;
  private final boolean prunes;

  /** The store's tag of the stages that were taken over. */
  private final Map<String, String> tags = new HashMap<>();

  private BundleMirror(
      BundleStore store,
      Path root,
      @Nullable BundleSignatures signatures,
      int newest,
      boolean prunes,
      InstantSource clock) {
    this.store = store;
    this.root = root;
    this.catalog = new BundleCatalog(List.of(root));
    this.newest = newest;
    this.fetched = new FetchedBundle(store, signatures, clock);
    this.prunes = prunes;
  }

  /**
   * A folder that holds nothing else: versions that are not wanted any more go.
   *
   * @param signatures whose bundles are taken; null for everybody's
   * @param newest how many of a profile's newest versions are fetched, beside those that are or
   *     were last in use, or in the shadow
   */
  public static BundleMirror cache(
      BundleStore store, Path root, @Nullable BundleSignatures signatures, int newest) {
    return cache(store, root, signatures, newest, InstantSource.system());
  }

  /**
   * @param clock by which what was refused is asked for again
   */
  static BundleMirror cache(
      BundleStore store,
      Path root,
      @Nullable BundleSignatures signatures,
      int newest,
      InstantSource clock) {
    return new BundleMirror(store, root, signatures, newest, true, clock);
  }

  /** A person's own folder, in which nothing is removed. */
  public static BundleMirror into(
      BundleStore store, Path root, @Nullable BundleSignatures signatures, int newest) {
    return new BundleMirror(store, root, signatures, newest, false, InstantSource.system());
  }

  /**
   * Takes over what has changed.
   *
   * @return what of it could not be taken, a sentence each; the rest was
   * @throws StoreException if the store cannot be reached, or refuses
   * @throws IOException if the folder cannot be read or written
   */
  public List<String> refresh() throws IOException {
    var problems = new ArrayList<String>();
    try {
      for (StoredProfile stored : store.profiles()) {
        refresh(stored, problems);
      }
    } catch (UncheckedIOException e) {
      throw new IOException(e.getMessage(), e);
    }
    return problems;
  }

  private void refresh(StoredProfile stored, List<String> problems) throws IOException {
    String profile = stored.profile();
    Path parent = root.resolve(profile);
    FetchedBundle.sweep(parent);
    ProfileVersions here = catalog.versions(profile);
    List<StageChange> changes = here.changes();
    boolean hasChanged =
        stored.stagesTag() != null && !stored.stagesTag().equals(tags.get(profile));
    String tag = null;
    if (hasChanged) {
      var stages = store.stages(profile);
      if (stages.isPresent()) {
        changes = stages.get().changes();
        tag = stages.get().tag();
      }
    }
    ProfileVersions meant = here.with(changes);
    NavigableSet<Integer> wanted = wanted(stored, meant);
    for (int version : wanted) {
      if (!here.folders().containsKey(version)) {
        fetch(parent, profile, version, meant, problems);
      }
    }
    if (tag != null && isThere(meant, parent, problems)) {
      catalog.takeOver(profile, changes);
      tags.put(profile, tag);
    }
    if (prunes && !wanted.isEmpty()) {
      prune(catalog.versions(profile), wanted);
    }
  }

  /**
   * The last ones in use, the one in the shadow, and the newest; highest first, so that what is
   * needed first comes first.
   */
  private NavigableSet<Integer> wanted(StoredProfile stored, ProfileVersions meant) {
    var wanted = new TreeSet<Integer>();
    meant.champion().ifPresent(wanted::add);
    meant.previousChampion().ifPresent(wanted::add);
    meant.shadow().ifPresent(wanted::add);
    stored.versions().descendingSet().stream().limit(newest).forEach(wanted::add);
    wanted.retainAll(stored.versions());
    return wanted;
  }

  private void fetch(
      Path parent, String profile, int version, ProfileVersions meant, List<String> problems)
      throws IOException {
    try {
      fetched.into(parent, profile, version, meant.pinned(version).orElse(null));
    } catch (BundleNotTakenException e) {
      problems.add(e.getMessage());
    }
  }

  /** Otherwise what is in use would be taken away before its successor has come. */
  private boolean isThere(ProfileVersions meant, Path parent, List<String> problems)
      throws IOException {
    int champion = meant.champion().orElse(0);
    Path manifest = parent.resolve(Integer.toString(champion)).resolve(BundleFiles.MANIFEST);
    if (!Files.isRegularFile(manifest)) {
      problems.add(
          "version %d of profile '%s' is in use in %s, but could not be fetched; the one before goes on"
              .formatted(champion, meant.profile(), store.address()));
      return false;
    }
    var objection = meant.objection(champion, Sha256.of(Files.readAllBytes(manifest)));
    if (objection.isPresent()) {
      problems.add(
          "version %d of profile '%s' is in use in %s, but another bundle lies in %s under that number: move it away, and the one that is meant is fetched"
              .formatted(champion, meant.profile(), store.address(), manifest.getParent()));
    }
    return objection.isEmpty();
  }

  /** What is or was last in use here stays, also if the store has it no more. */
  private static void prune(ProfileVersions now, NavigableSet<Integer> wanted) throws IOException {
    var kept = new TreeSet<>(wanted);
    now.champion().ifPresent(kept::add);
    now.previousChampion().ifPresent(kept::add);
    now.shadow().ifPresent(kept::add);
    for (var folder : now.folders().entrySet()) {
      if (!kept.contains(folder.getKey())) {
        FetchedBundle.delete(folder.getValue());
      }
    }
  }
}
