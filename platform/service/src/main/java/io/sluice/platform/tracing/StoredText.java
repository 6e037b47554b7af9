package io.sluice.platform.tracing;

import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A {@code traceparent} by itself, as a row keeps it. */
enum StoredText implements TextMapGetter<String> {
  INSTANCE;

  static final String NAME = "traceparent";

  @Override
  public Iterable<String> keys(String traceparent) {
    return List.of(NAME);
  }

  @Override
  public @Nullable String get(String traceparent, String name) {
    return NAME.equals(name) ? traceparent : null;
  }
}
