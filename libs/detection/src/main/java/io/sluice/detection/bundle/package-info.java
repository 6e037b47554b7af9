/**
 * A trained bundle: its folder, the manifest with the digest of every file, the golden window that
 * proves it, and the detectors made from it. Whatever is missing or does not fit refuses the bundle
 * with a sentence. How bundles are trained is in the models, where they are watched in scoring.
 */
@NullMarked
package io.sluice.detection.bundle;

import org.jspecify.annotations.NullMarked;
