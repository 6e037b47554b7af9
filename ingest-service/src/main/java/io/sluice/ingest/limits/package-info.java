/** How much one request and all of them together may hold, and what is said beyond. */
@NullMarked
package io.sluice.ingest.limits;

import org.jspecify.annotations.NullMarked;
