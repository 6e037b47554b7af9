package io.sluice.platform.security;

import java.util.List;

/**
 * What a key or a token may be for; {@code quarkus.http.auth.roles-mapping} says what includes
 * what.
 */
public final class Roles {

  /** Sends readings, sees nothing. */
  public static final String INGEST = "ingest";

  /** Sees what there is to see: history, live feed, control room. */
  public static final String VIEWER = "viewer";

  /** Sees deliveries and commands incidents, too. */
  public static final String OPERATOR = "operator";

  /** Asks models for predictions, too. */
  public static final String ENGINEER = "engineer";

  /** Is a service, and says for whom it speaks; no other role includes it. */
  public static final String SERVICE = "service";

  /** May do everything that a person may. */
  public static final String ADMIN = "admin";

  /** From the least to the most. */
  public static final List<String> ALL =
      List.of(INGEST, VIEWER, OPERATOR, ENGINEER, SERVICE, ADMIN);

  private Roles() {}
}
