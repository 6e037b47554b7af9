package io.sluice.query.asset;

import io.sluice.contracts.Severity;
import org.jspecify.annotations.Nullable;

/**
 * Which assets: those with a stream for which all of it holds.
 *
 * @param asset null for all
 * @param stream null for all
 * @param profile null for all
 * @param severity the least that the stream's newest window has
 */
record AssetFilter(
    @Nullable String asset, @Nullable String stream, @Nullable String profile, Severity severity) {}
