/**
 * Records of network flows, whoever wrote them: {@link io.sluice.sources.flow.FlowField} says what
 * fields there are, in which unit, {@link io.sluice.sources.flow.FlowFormat} how each writer calls
 * them, and {@link io.sluice.sources.flow.FlowSource} makes of a table in one of these formats a
 * table of the standard fields. What it takes for what is checked against all rows, said, and can
 * be overruled by {@link io.sluice.sources.flow.FlowOptions}.
 */
@NullMarked
package io.sluice.sources.flow;

import org.jspecify.annotations.NullMarked;
