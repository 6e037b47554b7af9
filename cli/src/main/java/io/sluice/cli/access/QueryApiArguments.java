package io.sluice.cli.access;

import io.sluice.cli.CommandFailure;
import java.net.URI;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where query-api is and how to be let in; the same for every command that asks it. */
public final class QueryApiArguments {

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "Base address of query-api (default: ${DEFAULT-VALUE}).")
  URI url = URI.create("http://127.0.0.1:8080");

  @Mixin AccessArguments access = new AccessArguments();

  /** Base address. */
  public URI url() {
    return url;
  }

  /**
   * Asks it.
   *
   * @throws CommandFailure if what lets one in cannot be used
   */
  public ApiClient client() {
    return new ApiClient("query-api", url, access.to(url));
  }
}
