package io.sluice.cli.alerts;

import io.sluice.cli.access.QueryApiArguments;
import io.sluice.cli.console.Console;
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

  @Mixin QueryApiArguments queryApi = new QueryApiArguments();

  @Override
  public Integer call() {
    RoutingText.of(queryApi.client().json("/api/v1/incidents/%s/routing".formatted(incident)))
        .forEach(Console.system()::println);
    return 0;
  }
}
