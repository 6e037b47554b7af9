package io.sluice.cli.alerts;

import io.sluice.cli.access.AccessArguments;
import io.sluice.cli.console.Console;
import java.net.URI;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Why an incident was told to whom it was told. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Says why an incident was told to whom it was told: of each route what was not met.",
    footer = {
      "",
      "Example:",
      "  sluice alerts explain --incident 5b0b1a63-7b62-5f0e-a2f1-0c8f7e0f5a12"
    })
final class ExplainCommand implements Callable<Integer> {

  @Option(names = "--incident", paramLabel = "ID", required = true, description = "The incident.")
  UUID incident = new UUID(0, 0);

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "Base address of query-api (default: ${DEFAULT-VALUE}).")
  URI query = URI.create("http://127.0.0.1:8080");

  @Mixin AccessArguments access = new AccessArguments();

  @Override
  public Integer call() {
    var client = new RoutingClient(query, access.to(query));
    RoutingText.of(client.routing(incident)).forEach(Console.system()::println);
    return 0;
  }
}
