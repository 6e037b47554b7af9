package io.sluice.catalog;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The versions of one profile's bundle as they were at one moment. As long as nobody has promoted
 * one the highest is the champion; from then on it is the one that was promoted last, or that was
 * rolled back to. One other may be in the shadow of the champion, until it becomes champion itself
 * or is taken out of it.
 */
public final class ProfileVersions {

  private final String profile;
  private final NavigableMap<Integer, Path> folders;
  private final List<StageChange> changes;

  /** Those that were in use, the last one on top; empty as long as nobody has promoted one. */
  private final Deque<Integer> champions = new ArrayDeque<>();

  private @Nullable Integer shadow;

  ProfileVersions(String profile, NavigableMap<Integer, Path> folders, List<StageChange> changes) {
    this.profile = profile;
    this.folders = Collections.unmodifiableNavigableMap(new TreeMap<>(folders));
    this.changes = List.copyOf(changes);
    this.changes.forEach(this::apply);
  }

  private void apply(StageChange change) {
    switch (change.action()) {
      case PROMOTED -> {
        Integer replaced = change.replaced();
        if (replaced != null && !replaced.equals(champions.peek())) {
          champions.push(replaced);
        }
        champions.push(change.version());
        leaveShadow(change.version());
      }
      case ROLLED_BACK -> {
        champions.poll();
        if (!Integer.valueOf(change.version()).equals(champions.peek())) {
          champions.push(change.version());
        }
        leaveShadow(change.version());
      }
      case SHADOWED -> shadow = change.version();
      case UNSHADOWED -> leaveShadow(change.version());
    }
  }

  private void leaveShadow(int version) {
    if (Integer.valueOf(version).equals(shadow)) {
      shadow = null;
    }
  }

  public String profile() {
    return profile;
  }

  /** Where each version lies. */
  public NavigableMap<Integer, Path> folders() {
    return folders;
  }

  /** What was promoted, rolled back and put in the shadow, oldest first. */
  public List<StageChange> changes() {
    return changes;
  }

  /** Whether somebody has said which version is in use. */
  public boolean isPromoted() {
    return !champions.isEmpty();
  }

  /** The version that should be in use; its folder may be gone. Empty if there is no version. */
  public OptionalInt champion() {
    Integer promoted = champions.peek();
    if (promoted != null) {
      return OptionalInt.of(promoted);
    }
    return folders.isEmpty() ? OptionalInt.empty() : OptionalInt.of(folders.lastKey());
  }

  /** The version that judges beside the champion; its folder may be gone. */
  public OptionalInt shadow() {
    Integer beside = shadow;
    return beside == null || beside.equals(champion().orElse(0))
        ? OptionalInt.empty()
        : OptionalInt.of(beside);
  }

  /** The version that a roll-back would restore. */
  public OptionalInt previousChampion() {
    return champions.stream().skip(1).mapToInt(Integer::intValue).findFirst();
  }

  /** The same versions, with other changes of what is in use. */
  public ProfileVersions with(List<StageChange> others) {
    return new ProfileVersions(profile, folders, others);
  }

  /** SHA-256 of the manifest that was put into use under a number; empty if none was. */
  public Optional<String> pinned(int version) {
    return changes.reversed().stream()
        .filter(change -> change.version() == version)
        .findFirst()
        .map(StageChange::sha256);
  }

  /**
   * Why a bundle may not be used under the number of a version, a sentence; empty if it may. One
   * that was put into use, or in the shadow, is that very bundle: no other is meant by its number.
   *
   * @param sha256 of its {@code bundle.json}, hex
   */
  public Optional<String> objection(int version, String sha256) {
    return pinned(version)
        .filter(pinned -> !pinned.equals(sha256))
        .map(
            pinned ->
                "Bundle %s: bundle.json has sha256 %s, but the one that was promoted, or put in the shadow, has %s; put that one back, or promote this one."
                    .formatted(
                        folders.getOrDefault(version, Path.of(profile, Integer.toString(version))),
                        sha256,
                        pinned));
  }

  /**
   * Why a bundle may not lie in a folder of this number, a sentence; empty if it may. Scores name
   * their bundle by what it says itself.
   *
   * @param says the version that its {@code bundle.json} names
   */
  public Optional<String> misplaced(int version, String says) {
    return says.equals(Integer.toString(version))
        ? Optional.empty()
        : Optional.of(
            "Bundle %s: bundle.json says that it is version %s; a version lies in a folder of its own number, so move it there, or train another one."
                .formatted(
                    folders.getOrDefault(version, Path.of(profile, Integer.toString(version))),
                    says));
  }

  /**
   * Both: why a bundle that lies in a folder of this number may not be used, a sentence; empty if
   * it may.
   *
   * @param says the version that its {@code bundle.json} names
   * @param sha256 of its {@code bundle.json}, hex
   */
  public Optional<String> objection(int version, String says, String sha256) {
    return misplaced(version, says).or(() -> objection(version, sha256));
  }

  /** The newest version that waits to be promoted; empty if none does. */
  public OptionalInt newestCandidate() {
    return folders.descendingKeySet().stream()
        .mapToInt(Integer::intValue)
        .filter(version -> stageInUse(version) == Stage.CANDIDATE)
        .findFirst();
  }

  public Stage stage(int version) {
    return shadow().orElse(0) == version ? Stage.SHADOW : stageInUse(version);
  }

  /** As if none were in the shadow. */
  private Stage stageInUse(int version) {
    int champion = champion().orElse(version);
    if (version == champion) {
      return Stage.CHAMPION;
    }
    boolean wasInUse =
        changes.stream()
            .anyMatch(
                change ->
                    change.action().changesUse()
                        && (change.version() == version
                            || Integer.valueOf(version).equals(change.replaced())));
    return wasInUse || version < champion ? Stage.RETIRED : Stage.CANDIDATE;
  }

  /**
   * The folders to try, the champion first, then what was in use before it, then what is older: a
   * champion that cannot be loaded gives way to them, never to a candidate.
   */
  public List<Path> inOrderOfService() {
    var versions = new LinkedHashSet<Integer>(champions);
    champion()
        .ifPresent(
            champion -> versions.addAll(folders.headMap(champion, true).descendingMap().keySet()));
    var found = new ArrayList<Path>();
    for (int version : versions) {
      Path folder = folders.get(version);
      if (folder != null) {
        found.add(folder);
      }
    }
    return List.copyOf(found);
  }

  /** The folder of {@link #shadow}; empty if there is none, or it is gone. */
  public Optional<Path> inShadow() {
    return shadow().stream().mapToObj(folders::get).filter(Objects::nonNull).findFirst();
  }

  /** The folder of the first of {@link #inOrderOfService}. */
  public Optional<Path> inUse() {
    return inOrderOfService().stream().findFirst();
  }

  /** The version that the next bundle should have. */
  public String nextVersion() {
    return Integer.toString(folders.isEmpty() ? 1 : folders.lastKey() + 1);
  }
}
