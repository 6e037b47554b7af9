package io.sluice.query.api;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/**
 * What another service said to a request that was handed on.
 *
 * @param retryAfter null if it named no time
 */
public record ForwardedAnswer(
    int status, String contentType, @Nullable String retryAfter, byte[] body) {

  /**
   * @param body as much of it as is told
   */
  public static ForwardedAnswer of(HttpResponse<?> response, byte[] body) {
    return new ForwardedAnswer(
        response.statusCode(),
        contentType(response),
        response.headers().firstValue(HttpHeaders.RETRY_AFTER).orElse(null),
        body);
  }

  /** What an answer says that it is. */
  public static String contentType(HttpResponse<?> response) {
    return response.headers().firstValue(HttpHeaders.CONTENT_TYPE).orElse("application/json");
  }

  /** The same to who asked. */
  public Response response() {
    var response = Response.status(status).type(contentType).entity(body);
    if (retryAfter != null) {
      response.header(HttpHeaders.RETRY_AFTER, retryAfter);
    }
    return response.build();
  }
}
