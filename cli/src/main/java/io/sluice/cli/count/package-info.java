/** What ingest-service counts of the records of a stream, of those of files. */
@NullMarked
package io.sluice.cli.count;

import org.jspecify.annotations.NullMarked;
