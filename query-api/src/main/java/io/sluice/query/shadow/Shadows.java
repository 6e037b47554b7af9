package io.sluice.query.shadow;

import io.sluice.incidents.PoliciesInForce;
import io.sluice.query.alerting.IncidentPolicies;
import io.sluice.query.paging.TimeRange;
import io.sluice.query.scoring.BundleTerms;
import io.sluice.query.scoring.BundleTerms.Terms;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Compares the newest bundle in the shadow of a profile with its champion. */
final class Shadows {

  private static final Duration USUAL = Duration.ofHours(24);

  private final ShadowRepository repository;
  private final BundleTerms terms;
  private final IncidentPolicies policies;

  Shadows(Pool pool, BundleTerms terms, IncidentPolicies policies) {
    this.repository = new ShadowRepository(pool);
    this.terms = terms;
    this.policies = policies;
  }

  /**
   * @param range open to the left is a day before the newest window
   * @return empty if nothing was judged in the shadow in that time
   */
  Uni<Optional<ShadowView>> compare(String profile, TimeRange range) {
    return repository
        .newest(profile, range)
        .chain(
            newest ->
                newest.isEmpty()
                    ? Uni.createFrom().item(Optional.empty())
                    : compare(profile, newest.get(), begin(range, newest.get())).map(Optional::of));
  }

  private static OffsetDateTime begin(TimeRange range, ShadowRepository.Newest newest) {
    return range.from() == null ? newest.at().minus(USUAL) : range.from();
  }

  private Uni<ShadowView> compare(
      String profile, ShadowRepository.Newest newest, OffsetDateTime from) {
    return repository
        .pairs(profile, newest, from)
        .chain(
            all -> {
              boolean isCut = all.size() > ShadowRepository.MOST_WINDOWS;
              List<PairedWindow> windows = isCut ? all.subList(1, all.size()) : all;
              OffsetDateTime begin = windows.getFirst().end().atOffset(ZoneOffset.UTC);
              return Uni.combine()
                  .all()
                  .unis(
                      repository.byChampion(profile, newest, begin),
                      repository.right(profile, begin, newest.at()),
                      ofChampion(profile, windows),
                      terms.of(profile, newest.version()),
                      policies.inForce())
                  .asTuple()
                  .emitOn(Infrastructure.getDefaultWorkerPool())
                  .map(
                      read ->
                          Comparison.of(
                              new ShadowView.Scope(
                                  profile,
                                  begin.toInstant(),
                                  newest.at().toInstant(),
                                  isCut,
                                  Math.max(0, read.getItem1() - judgedByBoth(windows)),
                                  read.getItem3().isPresent()
                                      && read.getItem4().isPresent()
                                      && read.getItem5().isPresent()),
                              read.getItem5().orElse(PoliciesInForce.DEFAULT),
                              windows,
                              read.getItem3(),
                              read.getItem4(),
                              read.getItem2()));
            });
  }

  private static long judgedByBoth(List<PairedWindow> windows) {
    return windows.stream().filter(window -> window.champion() != null).count();
  }

  /** Of the one that judged last: another may have been promoted meanwhile. */
  private Uni<Optional<Terms>> ofChampion(String profile, List<PairedWindow> windows) {
    return windows.reversed().stream()
        .map(PairedWindow::champion)
        .filter(Objects::nonNull)
        .findFirst()
        .map(champion -> terms.of(profile, champion.version()))
        .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
  }
}
