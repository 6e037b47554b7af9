package io.sluice.platform.security;

import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

/** What every request that does something has to fulfil. */
public final class JsonRequests {

  private JsonRequests() {}

  /**
   * A foreign page in the browser of somebody on this machine can send requests, but not declare
   * them JSON without asking first, which is denied. {@code @Consumes} lets those pass that declare
   * nothing.
   *
   * @throws NotSupportedException if the request does not say that it is JSON
   */
  public static void require(HttpHeaders headers) {
    MediaType type = headers.getMediaType();
    if (type == null || !type.isCompatible(MediaType.APPLICATION_JSON_TYPE)) {
      throw new NotSupportedException(
          "Content-Type is %s, expected application/json, even without a body"
              .formatted(type == null ? "missing" : type));
    }
  }
}
