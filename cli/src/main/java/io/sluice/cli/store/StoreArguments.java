package io.sluice.cli.store;

import io.sluice.cli.CommandFailure;
import io.sluice.cli.access.WebAddress;
import io.sluice.cli.console.Console;
import io.sluice.stores.BundleSignatures;
import io.sluice.stores.BundleStore;
import io.sluice.stores.SigningKey;
import io.sluice.stores.StoreSettings;
import io.sluice.stores.Stores;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The store that bundles are in; the same for every command that knows it. What is not said here is
 * taken from the variables of the environment that services take it from.
 */
public final class StoreArguments {

  private static final String PREFIX = "SLUICE_BUNDLES_STORE_";

  @Option(
      names = "--store",
      paramLabel = "URL",
      description = {
        "The store that services fetch bundles from, s3://bucket/prefix: what is there is fetched"
            + " first, what is made is published (default: SLUICE_BUNDLES_STORE_URL, or none).",
        "Credentials: SLUICE_BUNDLES_STORE_CREDENTIALS_FILE, or AWS_ACCESS_KEY_ID and"
            + " AWS_SECRET_ACCESS_KEY."
      })
  @Nullable String url;

  @Option(
      names = "--store-endpoint",
      paramLabel = "URL",
      description =
          "Storage that speaks S3 and is not AWS (default: SLUICE_BUNDLES_STORE_ENDPOINT).")
  @Nullable URI endpoint;

  @Option(
      names = "--sign-key",
      paramLabel = "FILE",
      description =
          "Private key, PEM, Ed25519, to sign with what is published (default:"
              + " SLUICE_SIGN_KEY_FILE, or none).")
  @Nullable Path signKey;

  /**
   * The store, after what is there has been fetched; null if none is meant.
   *
   * @throws CommandFailure if it cannot be meant, is not there, or refuses
   */
  public @Nullable CommandStore open(Console console) {
    Optional<String> address = Optional.ofNullable(url).or(() -> variable(PREFIX + "URL"));
    if (address.isEmpty()) {
      if (signKey != null || endpoint != null) {
        throw new CommandFailure(
            "--sign-key and --store-endpoint need a store: give --store s3://bucket/prefix, or set SLUICE_BUNDLES_STORE_URL");
      }
      return null;
    }
    try {
      SigningKey key =
          Optional.ofNullable(signKey)
              .or(() -> variable("SLUICE_SIGN_KEY_FILE").map(Path::of))
              .map(SigningKey::read)
              .orElse(null);
      BundleSignatures signatures =
          file("PUBLIC_KEYS_FILE").map(BundleSignatures::trusting).orElse(null);
      BundleStore store = Stores.open(settings(address.get()));
      return CommandStore.fetched(store, signatures, key, console);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(e.getMessage(), e);
    }
  }

  /**
   * Only fetches what is there, if a store is meant.
   *
   * @throws CommandFailure as {@link #open}
   */
  public void fetch(Console console) {
    CommandStore store = open(console);
    if (store != null) {
      store.close();
    }
  }

  private StoreSettings settings(String address) {
    String variable = PREFIX + "ENDPOINT";
    Optional<URI> other =
        Optional.ofNullable(endpoint).or(() -> variable(variable).map(URI::create));
    other.ifPresent(
        given -> WebAddress.require(endpoint == null ? variable : "--store-endpoint", given));
    return new StoreSettings(
        address,
        other,
        variable(PREFIX + "REGION").orElse(StoreSettings.DEFAULT_REGION),
        file("CREDENTIALS_FILE"),
        file("CA_FILE"),
        StoreSettings.DEFAULT_TIMEOUT);
  }

  private static Optional<Path> file(String name) {
    return variable(PREFIX + name).map(Path::of);
  }

  private static Optional<String> variable(String name) {
    return Optional.ofNullable(System.getenv(name)).filter(text -> !text.isBlank());
  }
}
