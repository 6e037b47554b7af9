package io.sluice.query.whatif;

import io.sluice.contracts.Debounce;
import io.sluice.incidents.PoliciesInForce;
import io.sluice.query.alerting.IncidentPolicies;
import io.sluice.query.history.ColumnValues;
import io.sluice.query.scoring.BundleTerms;
import io.sluice.query.scoring.BundleTerms.Terms;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rules by which an asset's scores are judged anew: what is set in alert-service, and how
 * patient the bundles are that gave the newest of its scores.
 */
@ApplicationScoped
class RulesInForce {

  private static final String STREAMS =
      """
      select st.stream, st.profile, s.bundle_version
      from history.stream st left join lateral (
        select bundle_version from history.score
        where asset = st.asset and stream = st.stream and window_end = st.last_score_at
        limit 1) s on true
      where st.asset = $1 and ($2::text is null or st.stream = $2)
      order by st.last_score_at nulls first
      """;

  private final Pool pool;
  private final IncidentPolicies policies;
  private final BundleTerms terms;

  RulesInForce(Pool pool, IncidentPolicies policies, BundleTerms terms) {
    this.pool = pool;
    this.policies = policies;
    this.terms = terms;
  }

  /**
   * @param version of the bundle that judged last; null if none did
   */
  private record JudgedStream(String stream, String profile, @Nullable String version) {}

  /** A profile with what its bundle says. */
  private record Asked(String profile, Optional<Terms> terms) {}

  Uni<WhatIfRules> of(WhatIfBody asked) {
    return pool.preparedQuery(STREAMS)
        .execute(Tuple.of(asked.asset(), asked.stream()))
        .map(
            rows ->
                ColumnValues.all(
                    rows,
                    row -> new JudgedStream(row.getString(0), row.getString(1), row.getString(2))))
        .chain(
            streams ->
                Uni.combine()
                    .all()
                    .unis(policies.inForce(), asked(streams))
                    .with((inForce, terms) -> rules(asked, streams, inForce, terms)));
  }

  private Uni<List<Asked>> asked(List<JudgedStream> streams) {
    Map<String, String> versions = new HashMap<>(); // the one that judged last, as they are sorted
    for (JudgedStream stream : streams) {
      if (stream.version() != null) {
        versions.put(stream.profile(), stream.version());
      }
    }
    return Multi.createFrom()
        .iterable(versions.entrySet())
        .onItem()
        .transformToUniAndMerge(
            one ->
                terms.of(one.getKey(), one.getValue()).map(told -> new Asked(one.getKey(), told)))
        .collect()
        .asList();
  }

  private static WhatIfRules rules(
      WhatIfBody asked,
      List<JudgedStream> streams,
      Optional<PoliciesInForce> inForce,
      List<Asked> bundles) {
    Map<String, Debounce> debounces = new HashMap<>();
    for (Asked one : bundles) {
      one.terms().map(Terms::debounce).ifPresent(it -> debounces.put(one.profile(), it));
    }
    return WhatIfRules.of(
        inForce.orElse(PoliciesInForce.DEFAULT),
        streams.stream().collect(Collectors.toMap(JudgedStream::stream, JudgedStream::profile)),
        debounces,
        asked.onDelay(),
        inForce.isPresent() && bundles.stream().allMatch(one -> one.terms().isPresent()));
  }
}
