package io.sluice.query.asset;

import io.sluice.contracts.Severity;

/**
 * Which assets: those with a stream for which all of it holds.
 *
 * @param asset null for all
 * @param stream null for all
 * @param profile null for all
 * @param severity the least that the stream's newest window has
 */
record AssetFilter(String asset, String stream, String profile, Severity severity) {}
