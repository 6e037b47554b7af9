package io.sluice.scoring.publish;

import io.sluice.contracts.BundleRef;
import io.sluice.contracts.Contributor;
import io.sluice.contracts.Debounce;
import io.sluice.contracts.DetectorScore;
import io.sluice.contracts.MessageIds;
import io.sluice.contracts.ScoreContent;
import io.sluice.contracts.ScoreState;
import io.sluice.contracts.Severity;
import io.sluice.contracts.SideFinding;
import io.sluice.contracts.SourceRef;
import io.sluice.detection.scoring.Verdict;
import io.sluice.scoring.judge.DueWindow;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A window with its verdict as the {@link io.sluice.contracts.Score} that it becomes. */
record WindowScore(DueWindow window, BundleRef bundle, Verdict verdict, double latencyMs)
    implements ScoreContent {

  @Override
  public UUID id() {
    return window.id() == null
        ? MessageIds.score(
            window.asset(),
            window.stream(),
            bundle,
            windowEnd(),
            window.partition(),
            window.offset())
        : MessageIds.score(window.asset(), window.stream(), bundle, window.id());
  }

  @Override
  public String asset() {
    return window.asset();
  }

  @Override
  public String stream() {
    return window.stream();
  }

  @Override
  public String profile() {
    return window.profile();
  }

  @Override
  public Instant windowStart() {
    return Instant.ofEpochMilli(window.startMillis());
  }

  @Override
  public Instant windowEnd() {
    return Instant.ofEpochMilli(window.endMillis());
  }

  @Override
  public @Nullable Boolean first() {
    return window.isFirst() ? Boolean.TRUE : null;
  }

  @Override
  public Map<String, DetectorScore> detectors() {
    return verdict.detectors();
  }

  @Override
  public double ratio() {
    return verdict.ratio();
  }

  @Override
  public Severity severity() {
    return verdict.severity();
  }

  @Override
  public List<Contributor> contributors() {
    return verdict.contributors();
  }

  @Override
  public @Nullable ScoreState state() {
    return verdict.state();
  }

  @Override
  public @Nullable Double infoLevel() {
    return verdict.infoLevel() == 1 ? null : verdict.infoLevel();
  }

  @Override
  public @Nullable Debounce debounce() {
    return verdict.debounce();
  }

  @Override
  public @Nullable SideFinding data() {
    return verdict.data();
  }

  @Override
  public @Nullable SideFinding drift() {
    return verdict.drift();
  }

  @Override
  public @Nullable String mode() {
    return window.mode();
  }

  @Override
  public @Nullable Integer label() {
    return window.label();
  }

  @Override
  public SourceRef source() {
    return new SourceRef(window.topic(), window.partition(), window.offset());
  }
}
