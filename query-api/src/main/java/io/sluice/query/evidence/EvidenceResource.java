package io.sluice.query.evidence;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.platform.security.Roles;
import io.sluice.query.history.ReadGuard;
import io.sluice.query.paging.QueryParameters;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;

/** {@code /api/v1/incidents/{id}/evidence} */
@Path("/api/v1/incidents/{id}/evidence")
@RolesAllowed(Roles.VIEWER)
@Tag(name = "incidents")
@APIResponse(ref = "badRequest", responseCode = "400")
@APIResponse(ref = "unavailable", responseCode = "503")
public class EvidenceResource {

  private final EvidenceCollection collection;
  private final JudgingBundles bundles;
  private final ReadGuard guard;
  private final ObjectMapper mapper;

  EvidenceResource(
      EvidenceCollection collection, JudgingBundles bundles, ReadGuard guard, ObjectMapper mapper) {
    this.collection = collection;
    this.bundles = bundles;
    this.guard = guard;
    this.mapper = mapper;
  }

  @GET
  @Produces("application/zip")
  @ResponseHeader(name = "Content-Disposition", value = "attachment; filename=\"evidence.zip\"")
  @Operation(
      summary = "What there is of an incident, as a ZIP",
      description =
          "Readings and scores from ten minutes before it began until ten minutes after it ended, or after"
              + " its first hour: the newest 5,000 of each, as CSV and JSON; the incident, its alerts and"
              + " history; the bundles that judged, with their model cards and hashes; a page to print; and"
              + " SHA256SUMS with the hash of each file.",
      operationId = "incidentEvidence")
  @APIResponse(
      responseCode = "200",
      description = "the ZIP",
      content =
          @Content(
              mediaType = "application/zip",
              schema = @Schema(type = SchemaType.STRING, format = "binary")))
  @APIResponse(ref = "notFound", responseCode = "404")
  public Multi<byte[]> evidence(@PathParam("id") String text, @Context UriInfo uri) {
    new QueryParameters(uri.getQueryParameters());
    UUID id = QueryParameters.uuid("id", text);
    return guard.download(
        () ->
            guard
                .read(() -> collection.of(id))
                .onItem()
                .ifNull()
                .failWith(() -> new NotFoundException("there is no incident " + id))
                .chain(bundles::in)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .onItem()
                .transformToMulti(evidence -> packed(new EvidenceFiles(evidence, mapper).all())));
  }

  /** Each file is made where it disturbs nobody, whoever asks for the next one. */
  static Multi<byte[]> packed(Map<String, Supplier<byte[]>> files) {
    var zip = new EvidenceZip();
    return Multi.createBy()
        .concatenating()
        .streams(
            Multi.createFrom()
                .iterable(files.entrySet())
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(file -> zip.add(file.getKey(), file.getValue().get())),
            Multi.createFrom().item(zip::end));
  }
}
