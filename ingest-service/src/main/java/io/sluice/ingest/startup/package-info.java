/** What is checked before the first request. */
@NullMarked
package io.sluice.ingest.startup;

import org.jspecify.annotations.NullMarked;
