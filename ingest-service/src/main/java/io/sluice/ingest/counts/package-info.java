/** What of the records of events is counted per interval: a file that is read at the start. */
@NullMarked
package io.sluice.ingest.counts;

import org.jspecify.annotations.NullMarked;
