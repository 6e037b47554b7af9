package io.sluice.query.api;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/**
 * What another service said to a request that was handed on.
 *
 * @param retryAfter null if it named no time
 */
public record ForwardedAnswer(
    int status, String contentType, @Nullable String retryAfter, byte[] body) {

  /** The same to who asked. */
  public Response response() {
    var response = Response.status(status).type(contentType).entity(body);
    if (retryAfter != null) {
      response.header(HttpHeaders.RETRY_AFTER, retryAfter);
    }
    return response.build();
  }
}
