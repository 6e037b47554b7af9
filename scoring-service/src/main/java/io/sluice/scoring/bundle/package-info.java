/**
 * Which bundles judge, and for how long. {@code BundleRegistry} serves the newest intact version of
 * each profile and says why others are refused, {@code BundleRescan} looks for new ones, {@code
 * ServedBundle} is one with what the hot path derives from it. Who judges holds a {@code
 * BundleLease}: a bundle that is replaced closes with the last of them.
 */
@NullMarked
package io.sluice.scoring.bundle;

import org.jspecify.annotations.NullMarked;
