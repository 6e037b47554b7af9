package io.sluice.platform.security;

import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Answers where no resource is concerned: the page, Swagger UI, the description of the API. */
@Singleton
class PageRefusals {

  private final Challenge challenge;

  PageRefusals(Challenge challenge) {
    this.challenge = challenge;
  }

  void register(@Observes Router router) {
    router.route().order(Integer.MIN_VALUE).failureHandler(this::refuse);
  }

  private void refuse(RoutingContext context) {
    switch (context.failure()) {
      case ForbiddenException e ->
          Refusal.forbidden(context, Refusal.VIEWERS, challenge).send(context.response());
      case UnauthorizedException e ->
          Refusal.unauthorized(context, Refusal.VIEWERS, challenge).send(context.response());
      case AuthenticationFailedException e ->
          Refusal.unauthorized(context, Refusal.VIEWERS, challenge).send(context.response());
      case AuthenticationCompletionException e ->
          Refusal.loginFailed(context, challenge).send(context.response());
      case null, default -> context.next();
    }
  }
}
