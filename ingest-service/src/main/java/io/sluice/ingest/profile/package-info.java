/**
 * The profiles that readings may name: those of the bundles in some folders, read anew every few
 * seconds.
 */
@NullMarked
package io.sluice.ingest.profile;

import org.jspecify.annotations.NullMarked;
