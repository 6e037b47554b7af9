package io.sluice.contracts;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What {@link ScoreWriter} writes: a {@link Score}, or what will be one. */
public interface ScoreContent {

  UUID id();

  String asset();

  String stream();

  String profile();

  BundleRef bundle();

  Instant windowStart();

  Instant windowEnd();

  @Nullable Boolean first();

  Map<String, DetectorScore> detectors();

  double ratio();

  Severity severity();

  List<Contributor> contributors();

  @Nullable ScoreState state();

  @Nullable Double infoLevel();

  @Nullable Debounce debounce();

  @Nullable SideFinding data();

  @Nullable SideFinding drift();

  @Nullable String mode();

  @Nullable Integer label();

  SourceRef source();

  double latencyMs();
}
