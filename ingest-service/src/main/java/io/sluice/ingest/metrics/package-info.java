/** Every metric of this service, its name and its bounded labels. */
@NullMarked
package io.sluice.ingest.metrics;

import org.jspecify.annotations.NullMarked;
