package io.sluice.cli.system;

import io.sluice.cli.CommandFailure;
import java.util.List;

/** What the services are started from: how they were packaged. */
public sealed interface ServicePrograms permits Jars, NativeExecutables {

  /**
   * Program and arguments of a service.
   *
   * @throws CommandFailure saying what to do if it is not there
   */
  List<String> command(Service service);
}
