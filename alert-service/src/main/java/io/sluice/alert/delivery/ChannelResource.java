package io.sluice.alert.delivery;

import io.sluice.platform.security.Roles;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How the channels do. */
@Path("/api/v1/channels")
@RolesAllowed({Roles.OPERATOR, Roles.SERVICE})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Channels", description = "Ways to reach people.")
@Blocking
class ChannelResource {

  private final ChannelQuery query;

  ChannelResource(ChannelQuery query) {
    this.query = query;
  }

  @GET
  @Operation(summary = "Lists the channels: whether each is tried, and what waits for it.")
  @APIResponse(responseCode = "200", description = "All channels that are configured.")
  public List<ChannelView> list() throws SQLException {
    return query.all();
  }
}
