/**
 * The member of the consumer group that counts records per interval and writes what they come to as
 * readings of a stream of their own. A partition's state is the log: each committed offset says
 * from where it has to be read again.
 */
@NullMarked
package io.sluice.ingest.counting;

import org.jspecify.annotations.NullMarked;
