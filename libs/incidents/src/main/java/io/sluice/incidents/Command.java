package io.sluice.incidents;

import io.sluice.contracts.IncidentCommand;
import org.jspecify.annotations.Nullable;

/**
 * What a person wants with an incident. That each is given once is what who reads them takes care
 * of.
 *
 * @param order what is to be done
 * @param stored what is stored of its incident, with all that was judged before; null if there is
 *     none of its asset
 */
public record Command(IncidentCommand order, @Nullable StoredIncident stored) implements Input {

  @Override
  public String asset() {
    return order.asset();
  }
}
