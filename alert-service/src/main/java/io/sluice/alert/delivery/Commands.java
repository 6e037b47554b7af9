package io.sluice.alert.delivery;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** What every request that does something has to fulfil. */
final class Commands {

  private Commands() {}

  /**
   * A foreign page in the browser of somebody on this machine can send requests, but not declare
   * them JSON without asking first, which is denied. {@code @Consumes} lets those pass that declare
   * nothing.
   */
  static void requireJson(HttpHeaders headers) {
    MediaType type = headers.getMediaType();
    if (type == null || !type.isCompatible(MediaType.APPLICATION_JSON_TYPE)) {
      throw HttpProblem.builder()
          .withStatus(Response.Status.UNSUPPORTED_MEDIA_TYPE)
          .withTitle(Response.Status.UNSUPPORTED_MEDIA_TYPE.getReasonPhrase())
          .withDetail(
              "Content-Type is %s, expected application/json, even without a body".formatted(type))
          .build();
    }
  }
}
