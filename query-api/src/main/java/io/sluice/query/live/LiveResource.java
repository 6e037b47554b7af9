package io.sluice.query.live;

import io.sluice.platform.security.Roles;
import io.sluice.query.paging.QueryParameters;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;

/** {@code /api/v1/live} */
@Path("/api/v1/live")
@RolesAllowed(Roles.VIEWER)
@Tag(name = "live")
public class LiveResource {

  private final LiveFeed feed;

  LiveResource(LiveFeed feed) {
    this.feed = feed;
  }

  @GET
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @ResponseHeader(name = "X-Accel-Buffering", value = "no")
  @Operation(
      summary = "What happens, as it happens",
      description =
          "Server-sent events. `scores`: an array with at most one entry a stream and half second,"
              + " with the ratio of each detector;"
              + " `incident` and `alert`: one each, at once, as /incidents and /alerts tell them, an"
              + " incident with `openIncidents`, how many of all assets are open now;"
              + " `heartbeat`. A client that is too slow misses scores, but no incident: it is"
              + " disconnected, and reads /incidents when it is back. The same after any"
              + " reconnect: events are not repeated.",
      operationId = "live")
  @APIResponse(
      responseCode = "200",
      description = "a stream without end",
      content =
          @Content(
              mediaType = MediaType.SERVER_SENT_EVENTS,
              examples =
                  @ExampleObject(
                      name = "scores",
                      value =
                          "event: scores\n"
                              + "data: [{\"asset\":\"plant-1\",\"stream\":\"swat\",\"profile\":\"swat\","
                              + "\"time\":\"2015-12-28T10:29:14Z\",\"ratio\":1.2,"
                              + "\"ratios\":{\"forecaster\":1.2,\"rules\":0.0},"
                              + "\"peakRatio\":2.3,\"severity\":\"CRITICAL\"}]\n\n")))
  @APIResponse(ref = "badRequest", responseCode = "400")
  @APIResponse(ref = "unavailable", responseCode = "503")
  public Multi<OutboundSseEvent> live(@Context UriInfo uri, @Context Sse sse) {
    new QueryParameters(uri.getQueryParameters());
    return feed.subscribe()
        .map(
            event ->
                sse.newEventBuilder()
                    .name(event.name())
                    .mediaType(MediaType.TEXT_PLAIN_TYPE)
                    .data(String.class, event.data())
                    .build());
  }
}
