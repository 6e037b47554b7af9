package io.sluice.platform.problem;

import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a query parameter that a method does not have: a misspelt filter would answer with
 * everything. A method that takes a {@link UriInfo} reads the query by itself, and is left to do
 * so.
 */
class UnknownParameterFilter {

  private final Map<Method, Known> known = new ConcurrentHashMap<>();

  /**
   * What a method knows.
   *
   * @param isAsked false if the method looks at the query by itself
   */
  private record Known(boolean isAsked, Set<String> names) {

    static Known of(Method method) {
      var names = new TreeSet<String>();
      for (Parameter parameter : method.getParameters()) {
        QueryParam query = parameter.getAnnotation(QueryParam.class);
        if (query != null) {
          names.add(query.value());
        }
      }
      return new Known(
          Arrays.stream(method.getParameterTypes()).noneMatch(UriInfo.class::equals),
          Collections.unmodifiableSet(names));
    }
  }

  /** Null to go on. */
  @ServerRequestFilter(priority = Priorities.USER)
  @Nullable Response refuse(ContainerRequestContext request, ResourceInfo resource) {
    Set<String> given = request.getUriInfo().getQueryParameters().keySet();
    Method method = resource.getResourceMethod();
    if (given.isEmpty() || method == null) {
      return null;
    }
    Known its = known.computeIfAbsent(method, Known::of);
    if (!its.isAsked()) {
      return null;
    }
    return given.stream()
        .filter(name -> !its.names().contains(name))
        .sorted()
        .findFirst()
        .map(
            name ->
                Problems.ofField(
                        Response.Status.BAD_REQUEST,
                        KnownNames.shown(name),
                        "known",
                        "'%s' is no parameter of this%s"
                            .formatted(
                                KnownNames.shown(name), KnownNames.instead(name, its.names())))
                    .toResponse())
        .orElse(null);
  }
}
