package io.sluice.platform.security;

import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers where a resource is asked for, whose annotation says what it needs. */
public class ResourceRefusals {

  /** Before the ones of the problem library, which do not know what is needed. */
  private static final int FIRST = 100;

  private final Challenge challenge;

  ResourceRefusals(Challenge challenge) {
    this.challenge = challenge;
  }

  @ServerExceptionMapper(priority = FIRST)
  public Response unauthorized(
      UnauthorizedException e, RoutingContext context, ResourceInfo resource) {
    return response(Refusal.unauthorized(context, needed(resource), challenge));
  }

  @ServerExceptionMapper(priority = FIRST)
  public Response failed(
      AuthenticationFailedException e, RoutingContext context, ResourceInfo resource) {
    return response(Refusal.unauthorized(context, needed(resource), challenge));
  }

  @ServerExceptionMapper(priority = FIRST)
  public Response forbidden(ForbiddenException e, RoutingContext context, ResourceInfo resource) {
    return response(Refusal.forbidden(context, needed(resource), challenge));
  }

  @ServerExceptionMapper(priority = FIRST)
  public Response loginFailed(AuthenticationCompletionException e, RoutingContext context) {
    return response(Refusal.loginFailed(context, challenge));
  }

  private static List<String> needed(ResourceInfo resource) {
    if (resource == null || resource.getResourceMethod() == null) {
      return List.of();
    }
    var onMethod = resource.getResourceMethod().getAnnotation(RolesAllowed.class);
    if (onMethod != null) {
      return List.of(onMethod.value());
    }
    var onClass = resource.getResourceClass().getAnnotation(RolesAllowed.class);
    return onClass == null ? List.of() : List.of(onClass.value());
  }

  private static Response response(Refusal refusal) {
    var response =
        Response.status(refusal.status()).type(Refusal.MEDIA_TYPE).entity(refusal.json());
    refusal.challenge().ifPresent(value -> response.header(HttpHeaders.WWW_AUTHENTICATE, value));
    return response.build();
  }
}
