package io.sluice.alert.receiver;

import io.sluice.alert.channel.Notification;
import io.sluice.alert.channel.Receivers;
import io.sluice.alerting.template.MessageTemplate;
import io.sluice.alerting.template.SampleAlerts;
import io.sluice.alerting.template.Wording;
import io.sluice.contracts.Alert;
import io.sluice.contracts.MessageIds;
import io.sluice.platform.problem.JsonFields;
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
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Tries templates before they are written into the file. */
@Path("/api/v1/templates/preview")
@RolesAllowed({Roles.ENGINEER, Roles.SERVICE})
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
  public PreviewView preview(
      @RequestBody(
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(implementation = PreviewBody.class)))
          byte[] json,
      @Context HttpHeaders headers) {
    JsonRequests.require(headers);
    var body = JsonFields.of(json, List.of("title", "text"));
    var wording = new Wording(parsed("title", body), parsed("text", body));
    Alert sample = SampleAlerts.FULL;
    Notification notification =
        Notification.of(MessageIds.delivery(sample.id(), "preview"), sample)
            .in(wording, receivers.inForce().config().zone());
    return new PreviewView(notification.title(), notification.text());
  }

  private static Optional<MessageTemplate> parsed(String field, JsonFields body) {
    try {
      return body.text(field).map(MessageTemplate::parse);
    } catch (IllegalArgumentException e) {
      String rule = String.valueOf(e.getMessage());
      throw Problems.ofField(
          Response.Status.BAD_REQUEST, field, rule, "'%s' %s".formatted(field, rule));
    }
  }
}
