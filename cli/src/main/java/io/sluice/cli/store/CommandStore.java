package io.sluice.cli.store;

import io.sluice.catalog.BundleCatalog;
import io.sluice.catalog.ProfileVersions;
import io.sluice.catalog.StageChange;
import io.sluice.cli.CommandFailure;
import io.sluice.cli.Home;
import io.sluice.cli.console.Console;
import io.sluice.stores.BundleMirror;
import io.sluice.stores.BundlePublisher;
import io.sluice.stores.BundleSignatures;
import io.sluice.stores.BundleStore;
import io.sluice.stores.SigningKey;
import io.sluice.stores.WritableBundleStore;
import java.io.IOException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A store as a command uses it: what can go wrong is one sentence that ends it. */
public final class CommandStore implements AutoCloseable {

  /** Of a profile's newest versions; enough to compare, show and go back. */
  private static final int NEWEST = 20;

  private final BundleStore store;
  private final @Nullable SigningKey key;

  private CommandStore(BundleStore store, @Nullable SigningKey key) {
    this.store = store;
    this.key = key;
  }

  /**
   * With what it has among the person's own bundles.
   *
   * @throws CommandFailure if it is not there, or refuses
   */
  static CommandStore fetched(
      BundleStore store,
      @Nullable BundleSignatures signatures,
      @Nullable SigningKey key,
      Console console) {
    try {
      BundleMirror.into(store, Home.ownBundles(), signatures, NEWEST)
          .refresh()
          .forEach(problem -> console.println("note: " + problem));
      return new CommandStore(store, key);
    } catch (IOException e) {
      store.close();
      throw new CommandFailure(e.getMessage(), e);
    }
  }

  /**
   * Stores a version there.
   *
   * @throws CommandFailure if it cannot be stored
   */
  public void publish(String profile, int version) {
    try {
      publisher().publish(profile, version);
    } catch (IOException e) {
      throw new CommandFailure(e.getMessage(), e);
    }
  }

  /**
   * Changes what is in use there, and here.
   *
   * @throws CommandFailure if it cannot be stored, or somebody else was faster
   */
  public StageChange change(String profile, Function<ProfileVersions, StageChange> decide) {
    try {
      return publisher().change(profile, decide);
    } catch (IOException e) {
      throw new CommandFailure(e.getMessage(), e);
    }
  }

  private BundlePublisher publisher() {
    if (store instanceof WritableBundleStore writable) {
      return new BundlePublisher(writable, new BundleCatalog(Home.bundleRoots()), key);
    }
    throw new CommandFailure(
        "%s can only be read from here: push the bundle with a registry's own tool, and name it in the settings"
            .formatted(store.address()));
  }

  public String address() {
    return store.address();
  }

  @Override
  public void close() {
    store.close();
  }
}
