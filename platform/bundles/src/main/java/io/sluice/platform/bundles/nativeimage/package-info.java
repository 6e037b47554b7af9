/** What a native executable needs to be told. */
@NullMarked
package io.sluice.platform.bundles.nativeimage;

import org.jspecify.annotations.NullMarked;
