package io.sluice.alert.api;

import io.quarkus.security.identity.SecurityIdentity;
import io.sluice.contracts.PlainText;
import io.sluice.platform.problem.Problems;
import io.sluice.platform.security.Roles;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** In whose name a request comes, and what that may do. */
public final class Caller {

  /** Header that says who asks, percent-encoded, where that is not the caller. */
  public static final String ON_BEHALF_OF = "On-Behalf-Of";

  /** Header that says which roles who asks has, with commas between, beside the other. */
  public static final String ON_BEHALF_OF_ROLES = "On-Behalf-Of-Roles";

  private Caller() {}

  /**
   * Whether who asks has a role. Of whom another service speaks for, it says so; of whom it says
   * nothing, that has none.
   */
  public static boolean has(SecurityIdentity caller, HttpHeaders headers, String role) {
    if (headers.getHeaderString(ON_BEHALF_OF) == null) {
      return caller.hasRole(role);
    }
    String roles = headers.getHeaderString(ON_BEHALF_OF_ROLES);
    return caller.hasRole(Roles.SERVICE)
        && roles != null
        && List.of(roles.split(",")).contains(role);
  }

  /**
   * Refuses what who asks may not do although others with the same endpoint may.
   *
   * @param sentence why, and what to do instead; the member {@code role} of the problem says which
   *     role it takes
   */
  public static void require(
      SecurityIdentity caller, HttpHeaders headers, String role, String sentence) {
    if (!has(caller, headers, role)) {
      throw Problems.builder(Response.Status.FORBIDDEN, sentence).with("role", role).build();
    }
  }

  /** As {@link #name(SecurityIdentity, String, String)}, by the header. */
  public static String name(SecurityIdentity caller, HttpHeaders headers) {
    return name(
        caller,
        ON_BEHALF_OF,
        Requests.parsed(
                ON_BEHALF_OF,
                headers.getHeaderString(ON_BEHALF_OF),
                text -> URLDecoder.decode(text, StandardCharsets.UTF_8),
                "a name, percent-encoded")
            .orElse(null));
  }

  /**
   * Who speaks for others is trusted to know them.
   *
   * @param field that says for whom
   * @param onBehalfOf what it says; null if it is not there
   */
  public static String name(SecurityIdentity caller, String field, @Nullable String onBehalfOf) {
    if (onBehalfOf == null) {
      return plain("the caller's name", caller.getPrincipal().getName());
    }
    if (!caller.hasRole(Roles.SERVICE)) {
      throw Problems.of(
          Response.Status.FORBIDDEN,
          "'%s' is taken from callers with the role %s alone; leave it out to ask in your own name"
              .formatted(field, Roles.SERVICE));
    }
    return plain("'" + field + "'", onBehalfOf);
  }

  private static String plain(String what, String name) {
    if (!PlainText.isName(name)) {
      throw Problems.of(
          Response.Status.BAD_REQUEST,
          "%s is no name: expected 1 to %d characters of plain text"
              .formatted(what, PlainText.MAX_NAME_LENGTH));
    }
    return name;
  }
}
