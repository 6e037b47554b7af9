/** What a native executable has to know of reflection. */
@NullMarked
package io.sluice.ingest.nativeimage;

import org.jspecify.annotations.NullMarked;
