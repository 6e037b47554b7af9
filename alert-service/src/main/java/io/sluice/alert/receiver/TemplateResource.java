package io.sluice.alert.receiver;

import io.sluice.alert.channel.Notification;
import io.sluice.alert.channel.Receivers;
import io.sluice.alerting.template.MessageTemplate;
import io.sluice.alerting.template.SampleAlerts;
import io.sluice.alerting.template.Wording;
import io.sluice.contracts.Alert;
import io.sluice.contracts.MessageIds;
import io.sluice.platform.problem.Problems;
import io.sluice.platform.security.JsonRequests;
import io.sluice.platform.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Tries templates before they are written into the file. */
@Path("/api/v1/templates/preview")
@RolesAllowed({Roles.OPERATOR, Roles.SERVICE})
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
@Tag(name = "Alerting", description = "Receivers and routes.")
class TemplateResource {

  private final Receivers receivers;

  TemplateResource(Receivers receivers) {
    this.receivers = receivers;
  }

  @POST
  @Operation(
      summary = "Shows what templates make of an alert.",
      description =
          "Of an invented one with all that an alert may have. They are tried as when the file of"
              + " receivers is read.")
  @APIResponse(responseCode = "200", description = "Title and text.")
  @APIResponse(
      responseCode = "400",
      description = "A template is none; 'field' and 'rule' say which and why.")
  @APIResponse(responseCode = "415", description = "Content-Type is not application/json.")
  public PreviewView preview(PreviewBody body, @Context HttpHeaders headers) {
    JsonRequests.require(headers);
    var wording = new Wording(parsed("title", body.title()), parsed("text", body.text()));
    Alert sample = SampleAlerts.FULL;
    Notification notification =
        Notification.of(MessageIds.delivery(sample.id(), "preview"), sample)
            .in(wording, receivers.inForce().config().zone());
    return new PreviewView(notification.title(), notification.text());
  }

  private static Optional<MessageTemplate> parsed(String field, @Nullable String source) {
    try {
      return Optional.ofNullable(source).map(MessageTemplate::parse);
    } catch (IllegalArgumentException e) {
      String rule = String.valueOf(e.getMessage());
      throw Problems.builder(Response.Status.BAD_REQUEST, "'%s' %s".formatted(field, rule))
          .with("field", field)
          .with("rule", rule)
          .build();
    }
  }
}
