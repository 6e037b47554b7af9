/**
 * Plays files back to ingest-service as if they happened now, as fast as a person likes. Each file
 * is checked in full before the first reading is sent. What was left out, refused, or will not be
 * judged is told at the end, with its reason.
 */
@NullMarked
package io.sluice.cli.replay;

import org.jspecify.annotations.NullMarked;
