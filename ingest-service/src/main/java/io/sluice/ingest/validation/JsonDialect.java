package io.sluice.ingest.validation;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;

/**
 * How foreign JSON is read: NaN and Infinity are let through by the grammar so that they can be
 * refused with tag and value instead of ending the request; nesting and lengths are bounded; field
 * names are shared between records but not interned, as they are foreign.
 */
public final class JsonDialect {

  /** Readings nest twice; this leaves room for fields that are skipped. */
  private static final int MAX_NESTING = 20;

  private static final int MAX_FIELD_NAME = 1_000;
  private static final int MAX_NUMBER = 1_000;

  public static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_NESTING)
                  .maxNameLength(MAX_FIELD_NAME)
                  .maxNumberLength(MAX_NUMBER)
                  .build())
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
          .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .build();

  private JsonDialect() {}
}
