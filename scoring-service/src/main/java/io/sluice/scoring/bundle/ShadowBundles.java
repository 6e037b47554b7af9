package io.sluice.scoring.bundle;

/**
 * The bundles that judge beside the champions, and which cannot.
 *
 * @param registry of {@link Selection#SHADOWS}
 */
public record ShadowBundles(BundleRegistry registry) {}
