package io.sluice.platform.security;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What a key or a token may be for. */
public final class Roles {

  /** Sends readings, sees nothing. */
  public static final String INGEST = "ingest";

  /** Sees what there is to see: history, live feed, live page. */
  public static final String VIEWER = "viewer";

  /** Sees deliveries, too. */
  public static final String OPERATOR = "operator";

  /** Asks models for predictions, too. */
  public static final String ENGINEER = "engineer";

  /** May do everything. */
  public static final String ADMIN = "admin";

  /** From the least to the most. */
  public static final List<String> ALL = List.of(INGEST, VIEWER, OPERATOR, ENGINEER, ADMIN);

  private static final Map<String, List<String>> INCLUDED =
      Map.of(
          OPERATOR, List.of(VIEWER),
          ENGINEER, List.of(VIEWER, OPERATOR),
          ADMIN, List.of(INGEST, VIEWER, OPERATOR, ENGINEER));

  private Roles() {}

  /** The roles given and those that they include. */
  public static Set<String> withIncluded(Collection<String> roles) {
    var all = new TreeSet<>(roles);
    for (String role : roles) {
      all.addAll(INCLUDED.getOrDefault(role, List.of()));
    }
    return all;
  }
}
