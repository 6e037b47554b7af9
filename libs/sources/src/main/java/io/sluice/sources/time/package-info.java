/**
 * How a file or a message writes its times: found out from all of them, said, and read by what was
 * found. {@link io.sluice.sources.time.TimeEvidence} collects in the first pass over a file, {@link
 * io.sluice.sources.time.TimeFinding} is what was found, {@link io.sluice.sources.time.TimeReader}
 * reads in the second pass; {@link io.sluice.sources.time.JsonTimes} reads single times.
 */
@NullMarked
package io.sluice.sources.time;

import org.jspecify.annotations.NullMarked;
