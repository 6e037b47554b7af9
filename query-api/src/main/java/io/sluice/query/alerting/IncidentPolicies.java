package io.sluice.query.alerting;

import io.sluice.contracts.MalformedMessageException;
import io.sluice.incidents.IncidentSettingsInForce;
import io.sluice.incidents.PoliciesInForce;
import io.sluice.query.api.ForwardedAnswer;
import io.sluice.query.command.AlertServiceClient;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Asks alert-service when incidents open and close. Who asks goes on by the usual rules without.
 */
@ApplicationScoped
public class IncidentPolicies {

  private static final Logger LOG = Logger.getLogger(IncidentPolicies.class);

  private final AlertServiceClient alertService;

  IncidentPolicies(AlertServiceClient alertService) {
    this.alertService = alertService;
  }

  /** Empty if it does not say. */
  public Uni<Optional<PoliciesInForce>> inForce() {
    return alertService
        .incidentPolicies()
        .map(IncidentPolicies::told)
        .onFailure()
        .invoke(e -> LOG.infof("the policies in force are unknown: %s", e))
        .onFailure()
        .recoverWithItem(Optional.empty());
  }

  private static Optional<PoliciesInForce> told(ForwardedAnswer answer) {
    if (answer.status() != 200) {
      throw new IllegalStateException("alert-service answered " + answer.status());
    }
    try {
      return Optional.of(IncidentSettingsInForce.decode(answer.body()));
    } catch (MalformedMessageException e) {
      throw new IllegalStateException("alert-service answered no policies", e);
    }
  }
}
