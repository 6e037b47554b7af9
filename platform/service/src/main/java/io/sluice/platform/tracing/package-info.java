/**
 * How a trace goes on from record to record: the W3C context in a record's headers or in a row, and
 * the spans of messaging as OpenTelemetry's conventions name them. Nothing is made, and no header
 * added, for what belongs to no sampled trace.
 */
@NullMarked
package io.sluice.platform.tracing;

import org.jspecify.annotations.NullMarked;
