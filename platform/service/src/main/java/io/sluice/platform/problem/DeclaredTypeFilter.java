package io.sluice.platform.problem;

import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a Content-Type that is none, such as {@code garbage}, with a sentence: what asks the
 * framework for it later fails with 500. After the services' own filters, so that they may say
 * more.
 */
class DeclaredTypeFilter {

  private static final int LONGEST = 60;

  /** Null to go on. */
  @ServerRequestFilter(priority = Priorities.USER + 1_000)
  @Nullable Response refuse(ContainerRequestContext request) {
    String type = request.getHeaderString(HttpHeaders.CONTENT_TYPE);
    if (type == null || isMediaType(type)) {
      return null;
    }
    return Problems.of(
            Response.Status.UNSUPPORTED_MEDIA_TYPE,
            "Content-Type is '%s', which is no media type, expected one such as application/json"
                .formatted(shown(type)))
        .toResponse();
  }

  private static boolean isMediaType(String type) {
    try {
      MediaType.valueOf(type);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static String shown(String type) {
    String cut = type.length() <= LONGEST ? type : type.substring(0, LONGEST) + "...";
    return cut.replaceAll("\\p{Cntrl}", "?");
  }
}
